// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/reach.h"
#include "core/http/requestdata.h"
#include "core/http/transport.h"
#include "core/load/duty.h"
#include "core/load/loadplan.h"
#include "core/load/waitingline.h"

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace loadstone {

/// What all workers of one run share. Thread-safe; outlives every worker. What each of them does
/// in the run is said by its Duty.
class Workload : private Pinned {
public:
    /// Makes a worker's transport, on that worker's thread.
    using MakeTransport = std::function<std::unique_ptr<Transport>(
        const LoadPlan&, std::stop_token, std::shared_ptr<const RequestData>)>;
    /// Called once, on the thread of the worker that ends last.
    using Done = std::function<void()>;

    /// For plan.threads calls of work().
    Workload(const LoadPlan& plan, MakeTransport makeTransport, Done done);
    /// For an engine of its own on `workers` threads. Each of them calls arrive(), does its Duty
    /// and calls leave().
    Workload(LoadPlan plan, int workers, Done done);
    /// The same for workers in several processes: each has a workload of its own on the same
    /// `state`, and `tallies` to write to or, in who watches them, to read. Both outlive it.
    Workload(LoadPlan plan, WorkloadState& state, const TallyShards& tallies,
             MakeTransport makeTransport = {});

    /// What makes its requests differ. Before any worker begins.
    void setData(std::shared_ptr<const RequestData> data) { m_data = std::move(data); }
    /// None if all requests are the plan's.
    const RequestData* data() const { return m_data.get(); }

    const LoadPlan& plan() const { return m_plan; }
    WorkloadState& state() { return m_state; }
    const TallySet& tallies() const { return m_tallies; }
    TallySet& tallies() { return m_tallies; }

    /// Ends the run early: no further request goes out, those in flight are aborted, and workers
    /// that have not come yet are not waited for.
    void stop();
    /// The first part of a stop, which takes no time: no further request goes out. stop() follows,
    /// perhaps on another thread, as to wake thousands of workers takes a while.
    void markStopped();
    bool isStopped() const { return m_state.stopped.load(std::memory_order_relaxed) != 0; }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Time since requests count; zero before that. Once all workers have ended it is fixed: up to
    /// the end of the last request that counts, and never beyond the end of waiting at the deadline
    /// or a stop, so that it does not hold how long threads and connections take to be taken down.
    Seconds elapsed() const;
    /// Age of the oldest request in flight at `now`; none if no request is.
    std::optional<Seconds> oldestAge(TimePoint now) const;

    /// A worker's whole life; runs on a thread of its own, once for each of plan().threads.
    void work() noexcept;

    /// The first thing in a worker's life. False: the run has been stopped, and the worker must not
    /// come any more; else it must leave().
    bool enter() noexcept { return m_state.gate.enter(); }
    int workers() const { return m_state.gate.workers(); }
    /// How many of them have come to the start.
    int arrived() const { return m_state.gate.arrived(); }
    /// Whether the load has begun, or never will.
    bool isOpen() const { return m_state.gate.isOpen(); }
    /// How many workers were not waited for, once the run has been stopped.
    int missing() const { return m_missing; }
    /// Whether all workers that came have ended.
    bool hasEnded() const { return m_state.working <= 0; }
    /// Before any worker comes: the load does not begin before release(), though all are there.
    void hold() noexcept { m_state.gate.hold(); }
    void release() noexcept { m_state.gate.release(); }
    bool areAllThere() const { return arrived() >= workers(); }
    /// Blocks until all workers are there and the load begins.
    void arrive() noexcept { m_state.gate.arriveAndWait(); }
    /// When the load begins, from when on requests count, and when the time is over. Only valid
    /// after arrive().
    TimePoint begunAt() const;
    TimePoint countingSince() const { return begunAt() + m_plan.warmUp; }
    TimePoint deadline() const;
    /// When what is in flight is cut off.
    TimePoint cutOff() const;
    /// How many requests were due by `now` and have not been sent; none without a rate.
    std::optional<std::uint64_t> overdue(TimePoint now) const;
    void leave();
    /// Ends the run because a worker cannot do its part, for the reason given.
    void refuse(const Error& reason);
    std::optional<Error> refusal() const;
    /// Call it when all workers have ended; one that died never called leave().
    void close() { m_state.working = 0; }

private:
    Workload(LoadPlan plan, MakeTransport makeTransport, int workers, Done done);
    void sendRequests();
    std::optional<Turn> awaitTurn(Duty& duty, TimePoint now, const Asker& asker);
    Claim standInLine(Duty& duty, const Asker& asker);
    TimePoint endOfTime() const;
    void leave(int workers);

    const TimePoint m_madeAt = Clock::now();
    const LoadPlan m_plan;
    const MakeTransport m_makeTransport;
    const Done m_done;
    std::shared_ptr<const RequestData> m_data;
    const std::unique_ptr<WorkloadState> m_own; ///< none if processes share it
    WorkloadState& m_state;
    TallySet m_tallies;
    std::atomic<int> m_missing{0};
    std::stop_source m_stop; ///< wakes this process's workers
    WaitingLine m_line{m_stop.get_token()};
    std::atomic<int> m_arrived{0};
    mutable std::mutex m_mutex;
    std::optional<Error> m_refusal;
};

/// `plan` with the request that `data` makes of it, as far as that is the same each time.
LoadPlan withData(LoadPlan plan, const RequestData* data);

/// Blocking libcurl: the transport of real runs.
Workload::MakeTransport curlTransports(Reach reach);
std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop,
                                             std::shared_ptr<const RequestData> data);

} // namespace loadstone
