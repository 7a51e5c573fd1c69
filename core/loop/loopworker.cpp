// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopworker.h"

#include "core/base/finetimer.h"
#include "core/loop/loopopening.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace loadstone {

namespace {

constexpr std::size_t inputBytes = 64 * 1024;
// Between so many connects the loop looks at its events: the time until it does counts as the
// server's.
constexpr int mostBeginsATurn = 16;

} // namespace

LoopWorker::LoopWorker(Workload& workload, const LoopTask& task)
    : m_workload(workload),
      m_addresses(task.reach.addresses),
      m_sockets(workload.plan().transport),
      m_index(task.index),
      m_queue(workload.plan().spin),
      m_input(inputBytes),
      m_requests(task.request, workload.plan(), workload.data()),
      m_connections(task.connections),
      m_users(static_cast<std::size_t>(task.connections * usersOfConnection(workload.plan()))) {
    const LoadPlan& plan = workload.plan();
    if (task.destination.tls)
        m_tls.emplace(task.destination, plan.transport.verifyTls, task.reach);
    m_share.options = plan.transport;
    m_share.expected = plan.expected;
    m_share.retriesStale = plan.transport.retryStale && isIdempotent(plan.request);
    m_share.answersHead = plan.request.method == "HEAD";
    m_share.tls = m_tls ? &*m_tls : nullptr;
    m_share.addresses = &m_addresses;
    m_share.sockets = &m_sockets;
    m_share.input = m_input;
    m_share.queue = &m_queue;
    m_share.known = &m_known;
    m_share.checks = plan.checks;
    m_share.bodies = task.bodies;
    if (task.session)
        m_queryShare.emplace(
            QueryShare{*task.session, plan.transport, m_queue, *task.canceller,
                       [this](void* owner) { putInLine(*static_cast<LoopUser*>(owner)); }});
    makeUsers();
}

Expected<void> LoopWorker::run() {
    if (!m_queue.isOpen())
        return fail("threads", std::string("an event loop cannot be made (") +
                                   std::strerror(errno) + "); raise the limit of open files");
    wakeOnTime();
    const std::stop_token stop = m_workload.stopToken();
    const std::stop_callback onStop(stop, [this] { m_queue.wake(); });
    openAll(m_users, m_queue, Clock::now() + m_share.options.connectTimeout, stop);
    m_workload.arrive();
    m_duty.emplace(m_workload, m_index);
    for (LoopUser& user : m_users)
        if (const auto time = user.conversation->takeOpeningTime())
            m_duty->tellOpened(*time);
    m_now = m_workload.begunAt();
    while (!isDone())
        turn();
    m_duty.reset();
    return {};
}

void LoopWorker::turn() {
    beginIdle();
    connectNext();
    if (isDone())
        return;
    const std::span<const epoll_event> events = m_queue.wait(m_now, patience());
    m_woken = m_now = Clock::now();
    handle(events);
    proceedInLine();
    m_now = Clock::now();
    if (m_duty->isCutOff(m_now))
        return abortAll(m_now);
    if (m_now >= m_nextDue)
        expire(m_now);
    if (m_duty->isOver(m_now))
        return retireWaiting(m_now);
    wakeResting(m_now);
}

void LoopWorker::handle(std::span<const epoll_event> events) {
    for (const epoll_event& event : events)
        if (auto* user = static_cast<LoopUser*>(EventQueue::ownerOf(event)))
            follow(*user, user->conversation->proceed(EventQueue::eventsOf(event)));
}

// One step each, so that what goes on at once holds nobody else up.
void LoopWorker::proceedInLine() {
    if (m_inLine.empty())
        return;
    m_going.swap(m_inLine);
    for (LoopUser* user : m_going) {
        user->isInLine = false;
        follow(*user, user->conversation->proceed(EPOLLIN));
        if (user->isBusy) // one that began again has new times to look at
            m_nextDue = std::min(m_nextDue, user->conversation->due());
    }
    m_going.clear();
}

void LoopWorker::beginIdle() {
    for (int begun = 0; begun < mostBeginsATurn && !m_idle.empty() && m_nextClaim <= m_now;
         ++begun) {
        LoopUser& user = *m_idle.back();
        m_idle.pop_back();
        ask(user, m_now);
        m_now = Clock::now();
    }
}

// First connections with TLS begin one each millisecond, as in the pool, whose threads also share
// the processors. A turn that takes longer makes up for some. Whoever waits here has a turn
// already, which nobody else can take, so that all connect.
void LoopWorker::connectNext() {
    constexpr int mostMadeUpFor = 4;
    while (!m_unconnected.empty() && nextConnect() <= m_now && !m_duty->isOver(m_now)) {
        LoopUser& user = *m_unconnected.front();
        m_unconnected.pop_front();
        m_nextConnect = std::max(m_nextConnect + HandshakeLine::pace,
                                 m_now - (mostMadeUpFor - 1) * HandshakeLine::pace);
        user.turn.ready = m_now;
        begin(user, user.turn, m_now);
        m_now = Clock::now();
    }
}

void LoopWorker::ask(LoopUser& user, TimePoint now) {
    const Claim claim = m_duty->next(now, user.asker);
    if (const auto* turn = std::get_if<Turn>(&claim)) {
        if (!m_tls || !user.isNew)
            return begin(user, *turn, now);
        user.turn = *turn;
        return m_unconnected.push_back(&user);
    }
    const auto* wait = std::get_if<NotBefore>(&claim);
    if (!wait)
        return retire(user);
    if (wait->isForOne)
        return m_resting.push({wait->at, &user});
    m_nextClaim = wait->at;
    m_idle.push_back(&user);
}

void LoopWorker::begin(LoopUser& user, const Turn& turn, TimePoint now) {
    user.turn = turn;
    user.begun = now;
    m_duty->begin(turn);
    user.isBusy = true;
    m_connecting += user.isNew ? 1 : 0;
    m_inFlight.append(user);
    if (m_inFlight.oldest() == &user)
        m_duty->tellOldest(now);
    const AfterTurn after = user.conversation->begin(m_requests.of(turn.number, user.request), now);
    m_nextDue = std::min(m_nextDue, user.conversation->due());
    // Not at once, or requests that fail at once would call each other without end.
    follow(user, after == AfterTurn::Ended ? AfterTurn::GoesOn : after);
}

void LoopWorker::finish(LoopUser& user) {
    const Exchange& exchange = record(user);
    m_duty->tellLag(exchange.finished - m_woken);
    const TimePoint next = Duty::restsUntil(exchange, m_workload.plan().pause);
    user.asker.freeSince = next;
    if (next > exchange.finished)
        m_resting.push({next, &user});
    else
        ask(user, exchange.finished);
}

Exchange& LoopWorker::record(LoopUser& user) {
    Exchange& exchange = user.conversation->take();
    const bool wasOldest = m_inFlight.oldest() == &user;
    user.isBusy = false;
    m_connecting -= user.isNew ? 1 : 0;
    user.isNew = user.isNew && isOfConnecting(exchange.error);
    m_inFlight.remove(user);
    m_duty->ended(user.turn, exchange);
    if (wasOldest)
        tellOldest();
    return exchange;
}

// Those that are busy go on until their exchange ends.
void LoopWorker::retireWaiting(TimePoint now) {
    m_nextClaim = now;
    for (; !m_resting.empty(); m_resting.pop())
        m_idle.push_back(m_resting.top().user);
    for (; !m_idle.empty(); m_idle.pop_back())
        retire(*m_idle.back());
    for (; !m_unconnected.empty(); m_unconnected.pop_back()) {
        m_duty->giveBack(m_unconnected.back()->turn);
        retire(*m_unconnected.back());
    }
}

// All are looked at only when the earliest time comes that one of them could be due.
void LoopWorker::expire(TimePoint now) {
    m_nextDue = TimePoint::max();
    for (LoopUser& user : m_users) {
        if (user.isBusy)
            follow(user, user.conversation->expire(now));
        if (user.isBusy)
            m_nextDue = std::min(m_nextDue, user.conversation->due());
    }
}

void LoopWorker::abortAll(TimePoint now) {
    for (LoopUser& user : m_users) {
        if (!user.isBusy)
            continue;
        user.conversation->abort(now);
        record(user);
    }
    for (const LoopUser* user : m_unconnected)
        m_duty->giveBack(user->turn);
    m_retired = m_users.size();
}

TimePoint LoopWorker::patience() const {
    if (!m_inLine.empty())
        return m_now;
    TimePoint until = std::min(m_nextDue, m_duty->cutOff());
    if (!m_idle.empty() || !m_resting.empty() || !m_unconnected.empty())
        until = std::min(until, m_duty->deadline());
    if (!m_idle.empty())
        until = std::min(until, m_nextClaim);
    if (!m_unconnected.empty())
        until = std::min(until, nextConnect());
    if (!m_resting.empty())
        until = std::min(until, nextLook(m_resting.top().until, m_now, m_workload));
    return until;
}

} // namespace loadstone
