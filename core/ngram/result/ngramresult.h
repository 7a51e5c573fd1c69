// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedpart.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/memory/resultblock.h"

#include <array>
#include <memory>

namespace loadstone {

/// The counts of a finished job, read in place from the workers' heaps, which live as long as any
/// copy of this. Immutable, so any thread may read.
class NgramResult {
public:
    struct Counted {
        std::string_view ngram; ///< valid as long as the result
        std::uint64_t count = 0;
    };

    NgramResult() = default;
    /// `heaps` are the parts of the workers' heaps in which the results lie.
    NgramResult(std::vector<SharedPart> heaps, std::span<const ResultPlace> places);

    /// Different n-grams.
    std::size_t size() const { return m_firsts.back(); }
    /// The sum of all counts.
    std::uint64_t total() const { return m_total; }
    /// Bytes that the counts take in memory.
    std::uint64_t bytes() const { return m_bytes; }

    /// By position, from 0 to size(); in no order that means anything.
    Counted operator[](std::size_t position) const;
    /// 0 if it was not seen.
    std::uint64_t countOf(std::string_view ngram) const;

    /// The blocks that make it up, for those who go through all.
    std::span<const ResultBlock> blocks() const { return m_blocks; }
    /// The position of a block's first n-gram.
    std::size_t firstOf(std::size_t block) const { return m_firsts.at(block); }

private:
    std::shared_ptr<const std::vector<SharedPart>> m_heaps;
    std::array<ResultBlock, hashPartitions> m_blocks{};
    std::array<std::size_t, hashPartitions + 1> m_firsts{};
    std::uint64_t m_total = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace loadstone
