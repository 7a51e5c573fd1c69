#include "core/stats/sampler.h"

namespace loadstone {

Sampler::Sampler(TallySet& tallies, std::optional<std::uint64_t> planned)
    : m_tallies(tallies), m_readers(tallies.shards().size()) {
    m_snapshot.planned = planned;
}

const Snapshot& Sampler::sample(Seconds elapsed, std::optional<Seconds> oldestInFlight) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.oldestInFlight = oldestInFlight;
    m_snapshot.totals = m_tallies.totals();
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed);
    for (std::size_t i = 0; i < m_readers.size(); ++i)
        m_readers[i].read(m_tallies.shards()[i].cells(), now, m_timeline);
    m_snapshot.timeline = m_timeline.intervalsBefore(elapsed, m_snapshot.totals.latencyOk);
    return m_snapshot;
}

const Snapshot& Sampler::finish(Seconds elapsed) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.oldestInFlight.reset();
    m_snapshot.totals = m_tallies.totals();
    for (std::size_t i = 0; i < m_readers.size(); ++i)
        m_readers[i].readRest(m_tallies.shards()[i].cells(), m_timeline);
    m_snapshot.timeline = m_timeline.intervals(elapsed, m_snapshot.totals.latencyOk);
    return m_snapshot;
}

} // namespace loadstone
