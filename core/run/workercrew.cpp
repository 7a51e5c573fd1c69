// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/workercrew.h"

#include "core/loop/loopengine.h"
#include "core/run/requestpatience.h"

#include <algorithm>
#include <csignal>

namespace loadstone {

namespace {

/// Looks after which a process that was killed is not waited for any more: it may be stuck in the
/// kernel, on a disk that does not answer.
constexpr int patienceAfterKill = 10;

} // namespace

WorkerCrew::WorkerCrew(const QString& program, SharedLoad load, QObject* owner)
    : m_load(std::move(load)), m_start(looksToOpen(m_load.plan())) {
    const auto [plan, written] = m_load.descriptors();
    for (int i = 0; i < m_load.processes(); ++i) {
        auto* worker = new WorkerProcess(program, QStringLiteral("load"), std::uint32_t(i),
                                         {plan, written}, owner);
        connect(worker, &WorkerProcess::ended, this,
                [this, i](const WorkerEnd& end) { onEnded(i, end); });
        connect(worker, &WorkerProcess::failed, this, &WorkerCrew::giveUp);
        m_members.push_back({worker, {}, {}});
    }
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &WorkerCrew::killAll);
}

WorkerCrew::~WorkerCrew() {
    for (const Member& member : m_members)
        member.process->dismiss();
}

void WorkerCrew::start() {
    m_startedAt = Clock::now();
    for (const Member& member : m_members)
        member.process->start();
}

void WorkerCrew::stop() {
    if (m_stoppedAt)
        return;
    m_stoppedAt = Clock::now();
    for (const Member& member : m_members)
        member.process->closeInput();
    m_patience.start(patience);
}

// The gate is memory that workers write to: what was seen once, holds.
bool WorkerCrew::hasBegun() {
    const StartGate& gate = m_load.state().gate;
    if (!m_begunAt && gate.isOpen())
        m_begunAt = std::clamp(gate.openedAt(), m_startedAt, Clock::now());
    return m_begunAt || m_stoppedAt;
}

void WorkerCrew::watch() {
    if (m_gaveUp)
        return;
    if (!hasBegun())
        return watchStart();
    for (int i = 0; i < m_load.processes(); ++i)
        if (!m_members[std::size_t(i)].hasEnded)
            lookAfter(i);
}

void WorkerCrew::watchStart() {
    bool showsLife = false;
    for (Member& member : m_members) {
        const auto state = readProcessState(pid_t(member.process->processId()));
        if (!state)
            continue;
        showsLife = showsLife || state->isActive || state->cpuTicks != member.cpuTicks;
        member.cpuTicks = state->cpuTicks;
    }
    const int arrived = std::min(m_load.state().gate.arrived(), m_load.processes());
    if (arrived < m_load.processes() && m_start.givesUp(arrived, showsLife))
        giveUp({"", "the run could not begin: a worker process did not come to the start"});
}

void WorkerCrew::lookAfter(int index) {
    Member& member = m_members[std::size_t(index)];
    if (member.looksSinceKill > 0) {
        if (++member.looksSinceKill > patienceAfterKill)
            onEnded(index, {SIGKILL, 0});
        return;
    }
    if (hangs(member, m_load.tallies()[std::size_t(index)].started()))
        kill(member);
}

// One that merely waits is not to blame: its server may be slow.
bool WorkerCrew::hangs(Member& member, std::uint64_t steps) {
    const TimePoint now = Clock::now();
    const auto end = deadline();
    if (member.overdue.isOverdue(end && now > *end, steps, looksBetweenRequests(m_load.plan())))
        return true;
    const auto state = readProcessState(pid_t(member.process->processId()));
    if (state && state->isStopped)
        return member.hangs.hangs(*state, 0, now);
    member.hangs.reset();
    return false;
}

void WorkerCrew::kill(Member& member) {
    if (member.hasEnded || member.looksSinceKill > 0)
        return;
    member.looksSinceKill = 1;
    member.process->kill();
}

void WorkerCrew::killAll() {
    for (Member& member : m_members)
        kill(member);
}

void WorkerCrew::onEnded(int index, const WorkerEnd& end) {
    Member& member = m_members[std::size_t(index)];
    if (std::exchange(member.hasEnded, true))
        return;
    if (!hasBegun())
        return giveUp({"", "the run could not begin: a worker process " +
                               WorkerProcess::causeOf(end).toStdString()});
    ++m_left;
    if (!end.isOrderly())
        account(index, end);
    if (m_left < m_load.processes())
        return;
    if (m_lastDeath)
        m_load.settleTickets(m_lastDeath->index, m_lastDeath->end.signal);
    emit finished();
}

void WorkerCrew::account(int index, const WorkerEnd& end) {
    const TimePoint when = endOf(Clock::now());
    m_lastDeath = Death{index, end};
    m_load.settle(index, end.signal, when);
    if (m_stoppedAt)
        return;
    const TimePoint counting = m_begunAt.value_or(when) + m_load.plan().warmUp;
    m_losses.push_back(
        {std::max(Seconds(0), Seconds(when - counting)), connectionsLeft(), end.signal, end.code});
}

void WorkerCrew::giveUp(const Error& error) {
    if (std::exchange(m_gaveUp, true))
        return;
    for (const Member& member : m_members)
        member.process->disconnect(this);
    emit failed(error);
}

std::optional<TimePoint> WorkerCrew::deadline() const {
    const LoadPlan& plan = m_load.plan();
    const auto time = plan.countedTime();
    if (!m_begunAt || !time)
        return std::nullopt;
    return *m_begunAt + plan.warmUp + *time + plan.waitAtDeadline();
}

// What is noticed later, after a stop or past the deadline, is no time of the run.
TimePoint WorkerCrew::endOf(TimePoint now) const {
    return std::min({now, m_stoppedAt.value_or(now), deadline().value_or(now)});
}

int WorkerCrew::connectionsLeft() const {
    int left = 0;
    for (std::size_t i = 0; i < m_members.size(); ++i)
        if (!m_members[i].hasEnded)
            left += LoopEngine::connectionsOf(m_load.plan(), m_load.processes(), int(i));
    return left;
}

std::optional<Error> WorkerCrew::loss() const {
    if (int(m_losses.size()) < m_load.processes())
        return std::nullopt;
    return Error{"", "all worker processes died before the run was over, the last one " +
                         WorkerProcess::causeOf(m_lastDeath->end).toStdString() +
                         "; what was measured until then is kept"};
}

std::vector<qint64> WorkerCrew::workerIds() const {
    std::vector<qint64> ids;
    for (const Member& member : m_members)
        ids.push_back(member.process->processId());
    return ids;
}

} // namespace loadstone
