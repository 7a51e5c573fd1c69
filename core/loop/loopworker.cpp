#include "core/loop/loopworker.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::size_t inputBytes = 64 * 1024;

} // namespace

LoopWorker::LoopWorker(Workload& workload, const LoopTask& task)
    : m_workload(workload),
      m_addresses(task.addresses),
      m_expected(workload.plan().expected),
      m_input(inputBytes),
      m_tally(&workload.tallies().here()) {
    const LoadPlan& plan = workload.plan();
    if (task.destination.tls)
        m_tls.emplace(task.destination, plan.transport.verifyTls);
    m_share.request = task.request;
    m_share.options = plan.transport;
    m_share.answersHead = plan.request.method == "HEAD";
    m_share.tls = m_tls ? &*m_tls : nullptr;
    m_share.input = m_input;
    m_share.epoll = m_queue.descriptor();
    for (int i = 0; i < task.connections; ++i)
        m_connections.emplace_back(m_share);
}

void LoopWorker::run() {
    const TimePoint started = m_workload.arrive();
    m_countingSince = m_workload.countingSince();
    m_until = m_workload.deadline();
    const std::stop_token stop = m_workload.stopToken();
    const auto addresses = m_addresses.await(stop, m_until);
    if (!addresses)
        return;
    m_share.addresses = *addresses;
    const std::stop_callback onStop(stop, [this] { m_queue.wake(); });
    beginAll(started);
    while (m_inFlight > 0)
        turn();
}

// The first request is the one that has waited for the host's look-up.
void LoopWorker::beginAll(TimePoint started) {
    m_now = Clock::now();
    bool isFirst = true;
    for (LoopConnection& connection : m_connections) {
        const auto lookUp = std::chrono::duration_cast<Microseconds>(m_now - started);
        begin(connection, isFirst ? started : Clock::now(),
              isFirst ? std::optional(lookUp) : std::nullopt);
        isFirst = false;
    }
}

void LoopWorker::turn() {
    const std::span<const epoll_event> events = m_queue.wait(m_now, patience());
    m_tally = &m_workload.tallies().here();
    for (const epoll_event& event : events)
        if (event.data.ptr)
            proceed(*static_cast<LoopConnection*>(event.data.ptr), event.events);
    proceedWithoutEvent();
    m_now = Clock::now();
    if (isOver(m_now))
        abortAll(m_now);
    else if (m_now >= m_nextDue)
        expire(m_now);
}

void LoopWorker::begin(LoopConnection& connection, TimePoint now,
                       std::optional<Microseconds> lookUp) {
    const bool isWarmUp = now < m_countingSince;
    if (isOver(now) || (!isWarmUp && !m_workload.takeTicket()))
        return connection.close();
    if (!isWarmUp)
        m_tally->begin();
    ++m_inFlight;
    if (connection.begin(now, lookUp))
        m_again.push_back(&connection);
    m_nextDue = std::min(m_nextDue, connection.due());
}

void LoopWorker::proceed(LoopConnection& connection, std::uint32_t events) {
    if (connection.proceed(events))
        finish(connection);
}

// One step each, so that failures that come at once hold nobody else up.
void LoopWorker::proceedWithoutEvent() {
    if (m_again.empty())
        return;
    m_going.swap(m_again);
    for (LoopConnection* connection : m_going)
        proceed(*connection, EPOLLIN);
    m_going.clear();
}

void LoopWorker::finish(LoopConnection& connection) {
    record(connection);
    begin(connection, connection.finishedAt());
}

void LoopWorker::record(LoopConnection& connection) {
    const Exchange& exchange = connection.take();
    --m_inFlight;
    if (counts(connection))
        m_tally->record(exchange, m_expected.contains(exchange.status));
}

// As in the pool: of the warm-up, what is under way at its end counts.
bool LoopWorker::counts(const LoopConnection& connection) {
    if (connection.begunAt() >= m_countingSince)
        return true;
    if (connection.finishedAt() < m_countingSince || !m_workload.takeTicket())
        return false;
    m_tally->begin();
    return true;
}

// All are looked at only when the earliest time comes that one of them could be due.
void LoopWorker::expire(TimePoint now) {
    m_nextDue = TimePoint::max();
    for (LoopConnection& connection : m_connections) {
        if (connection.expire(now))
            finish(connection);
        if (connection.isBusy())
            m_nextDue = std::min(m_nextDue, connection.due());
    }
}

void LoopWorker::abortAll(TimePoint now) {
    for (LoopConnection& connection : m_connections) {
        if (!connection.isBusy())
            continue;
        if (!connection.hasEnded())
            connection.abort(now);
        record(connection);
    }
}

TimePoint LoopWorker::patience() const {
    return m_again.empty() ? std::min(m_nextDue, m_until) : m_now;
}

} // namespace loadstone
