#include "core/stats/sampler.h"

namespace loadstone {

namespace {
// A timer that fires a little early must not make every second interval twice as wide.
constexpr double early = 0.8;
} // namespace

Sampler::Sampler(const TallySet& tallies, std::optional<std::uint64_t> planned)
    : m_tallies(tallies) {
    m_snapshot.planned = planned;
}

const Snapshot& Sampler::sample(Seconds elapsed) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.totals = m_tallies.totals();
    if (elapsed - m_timeline.end() >= early * m_timeline.width())
        closeInterval(elapsed);
    return m_snapshot;
}

const Snapshot& Sampler::finish(Seconds elapsed) {
    m_snapshot.elapsed = elapsed;
    m_snapshot.totals = m_tallies.totals();
    const Seconds rest = elapsed - m_timeline.end();
    if (rest > Seconds(0)) {
        closeInterval(elapsed);
        if (rest < early * m_timeline.width())
            m_timeline.joinLastTwo();
    }
    m_snapshot.timeline = m_timeline.intervals();
    return m_snapshot;
}

void Sampler::closeInterval(Seconds elapsed) {
    const Totals& now = m_snapshot.totals;
    Interval interval;
    interval.end = elapsed;
    interval.requests = now.completed() - m_atIntervalStart.completed();
    interval.errors = now.failed - m_atIntervalStart.failed;
    m_timeline.append(interval, now.latencyOk.since(m_atIntervalStart.latencyOk));
    m_snapshot.timeline = m_timeline.intervals();
    m_atIntervalStart = now;
}

} // namespace loadstone
