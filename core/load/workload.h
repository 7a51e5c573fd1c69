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

    Workload(LoadPlan plan, MakeTransport makeTransport, Done done);
    Workload(const Workload&) = delete;
    Workload& operator=(const Workload&) = delete;

    const LoadPlan& plan() const { return m_plan; }
    const TallySet& tallies() const { return m_tallies; }

    /// Ends the run early: no further request goes out, those in flight are aborted.
    void stop();
    bool isStopped() const { return m_stop.stop_requested(); }

    /// Time since requests count; zero before that, fixed once all workers have ended.
    Seconds elapsed() const;

    /// A worker's whole life; runs on a thread of its own, once for each of plan().threads.
    void work() noexcept;

private:
    void sendRequests();
    TimePoint warmUp(Transport& transport, TimePoint until);
    void record(Tally& tally, const Exchange& exchange) const;
    TimePoint countingSince() const { return m_gate.openedAt() + m_plan.warmUp; }
    TimePoint deadline() const;
    void leave();

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
