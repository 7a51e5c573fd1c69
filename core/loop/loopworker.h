#pragma once

#include "core/load/workload.h"
#include "core/loop/eventqueue.h"
#include "core/loop/loopconnection.h"

#include <deque>

namespace loadstone {

/// What a loop needs to know of its run besides the plan.
struct LoopTask {
    const Destination& destination;
    const std::string& request; ///< its bytes
    Addresses& addresses;
    int connections; ///< this loop's share
};

/// One thread's event loop with its share of a run's connections. Made and run on that thread.
class LoopWorker {
public:
    LoopWorker(Workload& workload, const LoopTask& task);
    LoopWorker(const LoopWorker&) = delete;
    LoopWorker& operator=(const LoopWorker&) = delete;

    /// Sends requests until there are no more tickets, the time is over or a stop is requested.
    void run();

private:
    void beginAll(TimePoint started);
    void turn();
    void begin(LoopConnection& connection, TimePoint now, std::optional<Microseconds> lookUp = {});
    void proceed(LoopConnection& connection, std::uint32_t events);
    void proceedWithoutEvent();
    void finish(LoopConnection& connection);
    void record(LoopConnection& connection);
    void expire(TimePoint now);
    void abortAll(TimePoint now);
    bool counts(const LoopConnection& connection);
    bool isOver(TimePoint now) const { return now >= m_until || m_workload.isStopped(); }
    TimePoint patience() const;

    Workload& m_workload;
    Addresses& m_addresses;
    const StatusRanges& m_expected;
    EventQueue m_queue;
    std::vector<char> m_input;
    std::optional<TlsClient> m_tls;
    LoopShare m_share;
    std::deque<LoopConnection> m_connections;
    std::vector<LoopConnection*> m_again; ///< that go on without an event
    std::vector<LoopConnection*> m_going; ///< of them, those of this turn
    Tally* m_tally;
    TimePoint m_countingSince;
    TimePoint m_until;
    TimePoint m_now;
    TimePoint m_nextDue = TimePoint::max();
    int m_inFlight = 0;
};

} // namespace loadstone
