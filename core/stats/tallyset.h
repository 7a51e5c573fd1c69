// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/stats/tally.h"

#include <span>
#include <vector>

namespace loadstone {

/// Shards in memory that others own, and what queries have beside them: one for each of them, or
/// none.
struct TallyShards {
    TallyShards(std::span<Tally> shards, std::span<QueryTally> ofQueries = {})
        : tallies(shards), queries(ofQueries) {}

    std::span<Tally> tallies;
    std::span<QueryTally> queries;
};

/// The shards of one run. Memory and sampling cost do not grow with the number of threads.
class TallySet : private Pinned {
public:
    static constexpr std::size_t any = 0;

    /// For any number of threads: as many shards as cores, 16 at most, and a worker writes to that
    /// of the core it runs on. For so many `writers`: a shard for each, to which it alone writes.
    explicit TallySet(std::size_t writers = any, bool hasQueries = false);
    /// In memory that outlives this and that processes may share.
    explicit TallySet(const TallyShards& shards)
        : m_shards(shards.tallies), m_queries(shards.queries) {}

    Tally& here() noexcept;
    /// The next shard that nobody has claimed; a worker claims one when it begins.
    Tally& claim() noexcept;
    /// The shard to write to now for who has claimed `own`.
    Tally& current(Tally& own) noexcept { return own.hasOneWriter() ? own : here(); }

    /// When requests begin to count. Whoever knows it may say so, several times as well.
    void startAt(TimePoint start) noexcept;
    Totals totals() const;
    std::span<Tally> shards() { return m_shards; }

private:
    std::vector<Tally> m_own;
    std::vector<QueryTally> m_ownQueries;
    std::span<Tally> m_shards;
    std::span<QueryTally> m_queries;
    std::atomic<std::size_t> m_claimed{0};
};

} // namespace loadstone
