// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/sampler.h"

namespace loadstone {

namespace {

std::vector<TimeCells*> cellsOf(TallySet& tallies) {
    std::vector<TimeCells*> cells;
    for (Tally& shard : tallies.shards())
        cells.push_back(&shard.cells());
    return cells;
}

} // namespace

Sampler::Sampler(TallySet& tallies, std::optional<std::uint64_t> planned)
    : m_tallies(tallies), m_reader(cellsOf(tallies)) {
    m_snapshot.planned = planned;
}

const Snapshot& Sampler::sample(Seconds elapsed, std::optional<Seconds> oldestInFlight,
                                std::optional<std::uint64_t> overdue) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.overdue = overdue;
    m_snapshot.oldestInFlight = oldestInFlight;
    m_snapshot.totals = m_tallies.totals();
    m_reader.read(std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed), m_timeline);
    m_snapshot.timeline = m_timeline.intervalsBefore(elapsed, m_snapshot.totals.latencyOk);
    return m_snapshot;
}

const Snapshot& Sampler::finish(Seconds elapsed, std::optional<std::uint64_t> overdue) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.overdue = overdue;
    m_snapshot.oldestInFlight.reset();
    m_snapshot.totals = m_tallies.totals();
    m_reader.readRest(m_timeline);
    m_snapshot.timeline = m_timeline.intervals(elapsed, m_snapshot.totals.latencyOk);
    return m_snapshot;
}

} // namespace loadstone
