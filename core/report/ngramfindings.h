// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramresult.h"
#include "core/report/ngramreport.h"

#include <array>
#include <map>

namespace loadstone {

/// Keeps of counts that come one after the other what a report tells of them: the sums, the most
/// frequent n-grams, and the words that were asked for. One thread.
class NgramFindings {
public:
    NgramFindings(const NgramOptions& options, const NgramQuestions& questions);

    /// Each n-gram once.
    void add(std::string_view ngram, std::uint64_t count);
    /// Puts all of it into the report of the job. The error is a lack of memory.
    Expected<void> tell(NgramReport& report) const;

private:
    struct Found {
        std::string ngram;
        std::uint64_t count;
    };
    static bool isLarger(const Found& a, const Found& b);
    void rank(std::string_view ngram, std::uint64_t count);
    void answer(std::string_view ngram, std::uint64_t count);
    ResultSums sums() const;

    const NgramOptions& m_options;
    const NgramQuestions& m_questions;
    std::vector<Found> m_top;                                  ///< a heap, the smallest in front
    std::map<std::string, std::uint64_t, std::less<>> m_words; ///< as they stand in the result
    std::array<std::size_t, hashPartitions> m_distinct{};
    std::array<std::uint64_t, hashPartitions> m_bytes{}; ///< of the n-grams
    std::uint64_t m_total = 0;
};

} // namespace loadstone
