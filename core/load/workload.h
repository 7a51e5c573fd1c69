#pragma once

#include "core/http/transport.h"
#include "core/load/loadplan.h"
#include "core/load/startgate.h"
#include "core/load/ticket.h"
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
    Workload(const Workload&) = delete;
    Workload& operator=(const Workload&) = delete;

    const LoadPlan& plan() const { return m_plan; }
    const TallySet& tallies() const { return m_tallies; }
    TallySet& tallies() { return m_tallies; }

    /// Ends the run early: no further request goes out, those in flight are aborted.
    void stop();
    bool isStopped() const { return m_stop.stop_requested(); }

    /// Time since requests count; zero before that, fixed once all workers have ended.
    Seconds elapsed() const;

    /// A worker's whole life; runs on a thread of its own, once for each of plan().threads.
    void work() noexcept;

    /// Blocks until all workers are there; gives the moment at which the load begins.
    TimePoint arrive() noexcept;
    bool takeTicket() noexcept { return m_tickets.take(); }
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// From when on requests count, and when the time is over; only valid after arrive().
    TimePoint countingSince() const { return m_gate.openedAt() + m_plan.warmUp; }
    TimePoint deadline() const;
    void leave();

private:
    Workload(LoadPlan plan, MakeTransport makeTransport, int workers, Done done);
    void sendRequests();
    TimePoint warmUp(Transport& transport, TimePoint now, TimePoint until);
    void record(Tally& tally, const Exchange& exchange) const;

    const LoadPlan m_plan;
    const MakeTransport m_makeTransport;
    const Done m_done;
    std::stop_source m_stop;
    Ticket m_tickets;
    StartGate m_gate;
    TallySet m_tallies;
    std::atomic<int> m_working;
    std::atomic<Clock::rep> m_endedAt{0};
};

/// Blocking libcurl: the transport of real runs.
std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop);

} // namespace loadstone
