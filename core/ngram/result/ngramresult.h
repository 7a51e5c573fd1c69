// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedpart.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/memory/resultblock.h"

#include <array>
#include <memory>

namespace loadstone {

/// The sums of all that a job has counted.
struct ResultSums {
    std::uint64_t distinct = 0; ///< n-grams
    std::uint64_t total = 0;    ///< of all counts
    std::uint64_t bytes = 0;    ///< that the counts take in memory
};

/// The counts of a finished job, read in place from the workers' heaps, which live as long as any
/// copy of this. Out of a saved file it may have the most frequent n-grams only, with the sums of
/// all. Immutable, so any thread may read.
class NgramResult {
public:
    struct Counted {
        std::string_view ngram; ///< valid as long as the result
        std::uint64_t count = 0;
    };

    NgramResult() = default;
    /// `heaps` are the parts of the workers' heaps in which the results lie.
    NgramResult(std::vector<SharedPart> heaps, std::span<const ResultPlace> places);

    /// The most frequent n-grams of a job that counted these sums.
    NgramResult(NgramResult mostFrequent, const ResultSums& sums);

    /// Different n-grams that are here.
    std::size_t size() const { return m_firsts.back(); }
    const ResultSums& sums() const { return m_sums; }
    /// Whether all n-grams of the job are here.
    bool isWhole() const { return size() >= m_sums.distinct; }

    /// By position, from 0 to size(); in no order that means anything.
    Counted operator[](std::size_t position) const;
    /// 0 if it is not here.
    std::uint64_t countOf(std::string_view ngram) const;

    /// The blocks that make it up, for those who go through all.
    std::span<const ResultBlock> blocks() const { return m_blocks; }
    /// The position of a block's first n-gram.
    std::size_t firstOf(std::size_t block) const { return m_firsts.at(block); }

private:
    std::shared_ptr<const std::vector<SharedPart>> m_heaps;
    std::array<ResultBlock, hashPartitions> m_blocks{};
    std::array<std::size_t, hashPartitions + 1> m_firsts{};
    ResultSums m_sums;
};

} // namespace loadstone
