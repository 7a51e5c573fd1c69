#pragma once

#include "core/http/transport.h"
#include "core/load/loadplan.h"
#include "core/load/workloadstate.h"
#include "core/stats/tallyset.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace loadstone {

/// What all workers of one run share. Thread-safe; outlives every worker.
class Workload {
public:
    /// Makes a worker's transport, on that worker's thread.
    using MakeTransport =
        std::function<std::unique_ptr<Transport>(const LoadPlan&, std::stop_token)>;
    /// Called once, on the thread of the worker that ends last.
    using Done = std::function<void()>;

    /// For plan.threads calls of work().
    Workload(const LoadPlan& plan, MakeTransport makeTransport, Done done);
    /// For an engine of its own on `workers` threads. Each of them calls arrive(), takes a ticket
    /// for each request that counts, records in tallies() what came of it, and calls leave().
    Workload(LoadPlan plan, int workers, Done done);
    /// The same for workers in several processes: each has a workload of its own on the same
    /// `state`, and `tallies` to write to or, in who watches them, to read. Both outlive it.
    Workload(LoadPlan plan, WorkloadState& state, std::span<Tally> tallies);
    Workload(const Workload&) = delete;
    Workload& operator=(const Workload&) = delete;

    const LoadPlan& plan() const { return m_plan; }
    const TallySet& tallies() const { return m_tallies; }
    TallySet& tallies() { return m_tallies; }

    /// Ends the run early: no further request goes out, those in flight are aborted.
    void stop();
    bool isStopped() const { return m_state.stopped.load(std::memory_order_relaxed); }

    /// Time since requests count; zero before that, fixed once all workers have ended.
    Seconds elapsed() const;

    /// A worker's whole life; runs on a thread of its own, once for each of plan().threads.
    void work() noexcept;

    /// Blocks until all workers are there; gives the moment at which the load begins.
    TimePoint arrive() noexcept;
    bool takeTicket() noexcept { return m_state.tickets.take(); }
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// From when on requests count, and when the time is over; only valid after arrive().
    TimePoint countingSince() const { return m_state.gate.openedAt() + m_plan.warmUp; }
    TimePoint deadline() const;
    void leave();
    /// For who has seen the end of all workers: some may have died and could not leave.
    void close() { m_state.working = 0; }

private:
    Workload(LoadPlan plan, MakeTransport makeTransport, int workers, Done done);
    void sendRequests();
    TimePoint warmUp(Transport& transport, TimePoint now, TimePoint until);
    void record(Tally& tally, const Exchange& exchange) const;

    const LoadPlan m_plan;
    const MakeTransport m_makeTransport;
    const Done m_done;
    const std::unique_ptr<WorkloadState> m_own; ///< none where processes share it
    WorkloadState& m_state;
    TallySet m_tallies;
    std::stop_source m_stop; ///< wakes this process's workers
};

/// Blocking libcurl: the transport of real runs.
std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop);

} // namespace loadstone
