#pragma once

#include "core/report/ngramreport.h"

namespace loadstone {

/// What a job is asked to show of its result.
struct NgramQuestions {
    std::vector<std::string> words; ///< whose counts are wanted
    std::size_t top = 10;           ///< how many of the most frequent
};

/// The JSON of an n-gram job; bytes that are not UTF-8 become replacement characters.
std::string encodeNgrams(const NgramReport& report, const NgramQuestions& questions);

} // namespace loadstone
