// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/partmerge.h"
#include "core/report/ngramreport.h"

#include <optional>

namespace loadstone {

/// Puts the parts of an n-gram job together again: as one run without parts counts them. Owned by
/// who wants that; one thread.
class NgramMerge {
public:
    /// Opens all parts and reads what they are of. Errors name the file: it is no part, of another
    /// job than the first one, or one that is there already; or say which parts are missing.
    static Expected<NgramMerge> open(const std::vector<std::string>& files);

    /// Goes through all counts, once: hands them to `take` and gives the report of the whole job,
    /// which has the counts that are asked for. Nothing if `take` has ended it. Its times are those
    /// of all parts added up, and of this. Memory does not grow with the number of n-grams.
    Expected<std::optional<NgramReport>> run(const NgramQuestions& questions,
                                             const TakeCount& take);

private:
    struct Part {
        std::unique_ptr<PartReader> reader;
        NgramReport report; ///< without its counts
    };

    static Expected<Part> openPart(const std::string& file);
    static Expected<void> checkSameJob(const Part& first, const Part& part);
    Expected<void> checkEachOnce() const;
    NgramReport whole() const;

    std::vector<Part> m_parts; ///< by their numbers
};

} // namespace loadstone
