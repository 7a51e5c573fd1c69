// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/exchange.h"
#include "core/load/crowd.h"
#include "core/load/workloadstate.h"
#include "core/stats/tallyset.h"

namespace loadstone {

class Workload;

/// Who asks for a turn: the number of a user in the run, from 0, and since when it has been free.
struct Asker {
    int user = 0;
    TimePoint freeSince;
};

/// One worker's duty in a run, be the worker a thread or an event loop. The only place that knows
/// the warm-up, the deadline, what counts, how old a request was that was cut off, when to pause,
/// and with which request the run's time ends. Made on the worker's thread when the load begins.
///
/// Without a rate a warm-up takes no turn. A request that is on its way when the warm-up ends
/// counts, as one that is on its way at the deadline does not: each of the two alone would bend the
/// throughput of slow servers. With a rate the moment decides at which a request was due.
class Duty : private Pinned {
public:
    /// `worker` is its number in the run, from 0.
    Duty(Workload& workload, int worker);
    ~Duty();

    /// What the asker may do at `now`. For a turn it must either begin() and tell the end, or give
    /// it back.
    Claim next(TimePoint now, const Asker& asker = {});
    /// The request of a turn begins.
    void begin(const Turn& turn) {
        if (turn.counts)
            m_tally->begin();
    }
    /// It does not begin, as the time was over before it could.
    void giveBack(const Turn& turn) {
        if (turn.counts)
            m_state.schedule.giveBack();
    }
    /// The end of a request that there was a turn for. Gives it its intended start, if there is a
    /// rate, and counts it.
    void ended(const Turn& turn, Exchange& exchange);
    /// When a user whose request ended so may send the next: after its pause, which may be none,
    /// but a moment later if there is nobody to send to, so that a refused port is no busy loop.
    static TimePoint restsUntil(const Exchange& exchange, Milliseconds pause = {});
    /// The oldest request that is in flight; the end of time if there is none.
    void tellOldest(TimePoint begun) noexcept;
    /// A connection that was made before the load took as long. It counts also if there is a
    /// warm-up.
    void tellOpened(Microseconds time) noexcept;
    /// How long this worker took to come to an answer that was ready.
    void tellLag(Clock::duration lag) noexcept;

    /// From then on no request begins.
    TimePoint deadline() const { return m_deadline; }
    /// What is in flight then is cut off.
    TimePoint cutOff() const { return m_cutOff; }
    bool isOver(TimePoint now) const { return now >= m_deadline || isStopped(); }
    bool isCutOff(TimePoint now) const { return now >= m_cutOff || isStopped(); }

private:
    Claim claimNext(TimePoint now, const Asker& asker);
    bool isStopped() const { return m_state.stopped.load(std::memory_order_relaxed) != 0; }
    Claim claim(TimePoint now, const Asker& asker);
    Claim claimOfCrowd(TimePoint now, const Asker& asker);
    bool countsAfterAll(const Exchange& exchange);

    WorkloadState& m_state;
    TallySet& m_tallies;
    Tally* m_tally;
    const int m_worker;
    const TimePoint m_begun;
    const TimePoint m_countingSince;
    const TimePoint m_deadline;
    const TimePoint m_cutOff;
    const bool m_hasRate;
    const bool m_staysToTheEnd; ///< also if nothing is due any more
    const bool m_isNumbered;    ///< requests differ
    const Crowd m_crowd;
    TimePoint m_lastEnd; ///< of the requests that count
};

} // namespace loadstone
