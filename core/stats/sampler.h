// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/snapshot.h"
#include "core/stats/tallyframe.h"
#include "core/stats/tallyset.h"
#include "core/stats/timereader.h"

namespace loadstone {

/// Turns the growing tallies into snapshots with a timeline. Pure: time is
/// passed in. Used on one thread; the tallies must outlive it, and have no
/// other sampler.
class Sampler {
public:
    Sampler(TallySet& tallies, std::optional<std::uint64_t> planned);

    /// The state `elapsed` after the start, with the age of the oldest request
    /// under way if it is known, and with what is due and not sent. Call with
    /// growing times.
    const Snapshot& sample(Seconds elapsed, std::optional<Seconds> oldestInFlight = {},
                           std::optional<std::uint64_t> overdue = {});
    /// The last state, after all workers have ended: closes the timeline.
    const Snapshot& finish(Seconds elapsed, std::optional<std::uint64_t> overdue = {});

    /// The state last given, as it adds up with that of other parts of the run.
    TallyFrame frame() const { return {m_snapshot.totals, m_timeline}; }

private:
    TallySet& m_tallies;
    TimeReader m_reader;
    Snapshot m_snapshot;
    Timeline m_timeline;
};

} // namespace loadstone
