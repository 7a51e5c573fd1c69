// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/tallyset.h"

#include "core/base/cpu.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::size_t mostShardsByCore = 16;

} // namespace

TallySet::TallySet(std::size_t writers, bool hasQueries)
    : m_own(writers == any ? std::clamp<std::size_t>(coreCount(), 1, mostShardsByCore) : writers),
      m_ownQueries(hasQueries ? m_own.size() : 0),
      m_shards(m_own),
      m_queries(m_ownQueries) {
    if (writers != any)
        for (Tally& shard : m_own)
            shard.setOneWriter();
    for (std::size_t i = 0; i < m_queries.size(); ++i)
        m_own[i].pairWith(m_queries[i]);
}

Tally& TallySet::here() noexcept {
    return m_shards[currentCore() % m_shards.size()];
}

Tally& TallySet::claim() noexcept {
    return m_shards[m_claimed.fetch_add(1, std::memory_order_relaxed) % m_shards.size()];
}

void TallySet::startAt(TimePoint start) noexcept {
    for (Tally& shard : m_shards)
        shard.startAt(start);
}

Totals TallySet::totals() const {
    Totals totals;
    for (const Tally& shard : m_shards)
        shard.addTo(totals);
    for (const QueryTally& shard : m_queries)
        shard.addTo(totals);
    return totals;
}

} // namespace loadstone
