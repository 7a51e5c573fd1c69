#pragma once

#include "core/stats/snapshot.h"
#include "core/stats/tallyset.h"

namespace loadstone {

/// Turns the growing tallies into snapshots with a timeline. Pure: time is passed in.
/// Used on one thread; the tallies must outlive it.
class Sampler {
public:
    Sampler(const TallySet& tallies, std::optional<std::uint64_t> planned);

    /// The state `elapsed` after the start. Call with growing times.
    const Snapshot& sample(Seconds elapsed);
    /// The last state, after all workers have ended: closes the timeline.
    const Snapshot& finish(Seconds elapsed);

private:
    void closeInterval(Seconds elapsed);

    const TallySet& m_tallies;
    Snapshot m_snapshot;
    Totals m_atIntervalStart;
    Timeline m_timeline;
};

} // namespace loadstone
