// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/loadrun.h"

#include "core/base/version.h"
#include "core/load/limits.h"
#include "core/load/loadshape.h"
#include "core/run/processforce.h"
#include "core/run/programs.h"
#include "core/run/threadforce.h"
#include "core/run/utctime.h"

#include <algorithm>
#include <utility>

namespace loadstone {

namespace {

/// Of a run that begins now.
RunReport newReport(const LoadPlan& plan) {
    RunReport report;
    report.toolVersion = LOADSTONE_VERSION;
    report.startedAt = utcTimeNow();
    report.plan = plan;
    report.environment = readEnvironment();
    return report;
}

/// The thresholds that end a run in this state.
std::vector<BrokenThreshold> endingIt(const LoadPlan& plan, const Snapshot& snapshot) {
    const bool isTime = plan.abortGrace && snapshot.elapsed >= *plan.abortGrace;
    return isTime && snapshot.elapsed > Seconds(0) ? brokenBy(snapshot, plan.thresholds)
                                                   : std::vector<BrokenThreshold>();
}

} // namespace

LoadRun::LoadRun(QObject* parent, QString worker, const HostLookUp::Ask& ask)
    : QObject(parent), m_worker(std::move(worker)), m_hosts(ask) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(samplingPeriod);
    connect(&m_timer, &QTimer::timeout, this, &LoadRun::sample);
    connect(&m_hosts, &RunHosts::found, this, &LoadRun::onFound);
    // Queued, as a stop ends the search, and must not end the run before it returns.
    connect(&m_after, &DatabaseFinder::found, this, &LoadRun::onLookedAfter, Qt::QueuedConnection);
}

LoadRun::~LoadRun() {
    m_hosts.stop();
    stop();
    m_threads.waitForAside();
    m_sampler.reset();
    m_force.reset();
    m_threads.clear();
}

void LoadRun::start(const LoadPlan& plan) {
    Q_ASSERT(!m_running);
    m_running = true;
    m_stopped = false;
    m_begunAt.reset();
    m_isReady = false;
    if (!m_hostList.isEmpty()) {
        m_report = newReport(plan);
        if (const auto launched = launchHosts(); !launched)
            fail(launched.error());
        return;
    }
    if (const auto ready = m_means.prepare(plan, m_consent); !ready)
        return fail(ready.error());
    m_report = newReport(plan);
    // Thousands of threads are let go and tried out, which takes as long as several pictures of a
    // window. Idle threads of an earlier run would count against the limits.
    m_threads.callAside([this, plan] {
        m_threads.clear();
        const auto go = [this, room = makeRoomFor(plan)] { onRoom(room); };
        QMetaObject::invokeMethod(this, go, Qt::QueuedConnection);
    });
}

void LoadRun::onRoom(const Expected<void>& room) {
    if (!room)
        return fail(room.error());
    if (const auto searching = m_hosts.start(m_report.plan, m_consent); !searching)
        return fail(searching.error());
    if (m_stopped)
        m_hosts.giveUp();
}

void LoadRun::onFound() {
    if (const auto allowed = m_hosts.allowed(); !allowed)
        return fail(allowed.error());
    m_means.reach().addresses = m_hosts.newBook();
    if (const DatabaseFacts* database = m_hosts.database())
        m_report.database = *database;
    m_witness.begin();
    if (const auto launched = launch(); !launched)
        return fail(launched.error());
    m_timer.start();
}

Expected<void> LoadRun::launch() {
    auto force = makeForce(m_means.withinFeeds(m_report.plan));
    if (!force)
        return tl::unexpected(force.error());
    m_force = std::move(*force);
    Workload& workload = m_force->workload();
    workload.setData(m_means.data());
    m_sampler = std::make_unique<Sampler>(workload.tallies(), plannedRequests(workload.plan()));
    m_hosts.writeTo(m_means.reach().addresses);
    if (m_isHeld)
        workload.hold();
    if (m_stopped)
        workload.stop();
    m_force->start();
    if (m_stopped)
        m_force->stop();
    return {};
}

Expected<std::unique_ptr<LocalForce>> LoadRun::makeForce(const LoadPlan& plan) {
    // Queued, and from the thread of the worker that ends last: what follows destroys the force.
    const auto ended = [this] {
        QMetaObject::invokeMethod(this, &LoadRun::finish, Qt::QueuedConnection);
    };
    switch (plan.engine) {
    case EngineKind::Pool:
        return ThreadForce::pool(plan, m_means, m_threads, ended);
    case EngineKind::Loop:
        return ThreadForce::loops(plan, m_means, m_threads, ended);
    case EngineKind::Process:
        break;
    }
    const ProcessForce::News news{ended, [this](const Error& error) { fail(error); }};
    return ProcessForce::make(plan, m_means, m_worker.isEmpty() ? loadWorkerProgram() : m_worker,
                              this, news);
}

void LoadRun::stop() {
    m_stopped = true;
    endEarly();
}

void LoadRun::endEarly() {
    m_hosts.giveUp();
    m_after.giveUp();
    if (m_force)
        m_force->stop();
    if (m_hostCrew)
        m_hostCrew->stop();
}

void LoadRun::sample() {
    m_force->watch();
    watchHeld();
    watchMetrics();
    const Workload& workload = m_force->workload();
    const Snapshot& snapshot = m_sampler->sample(
        workload.elapsed(), workload.oldestAge(Clock::now()), workload.overdue(Clock::now()));
    m_witness.sample(snapshot, m_report.plan, workerIds());
    emit progressed(snapshot);
    endIfBroken(snapshot);
}

void LoadRun::endIfBroken(const Snapshot& snapshot) {
    if (!m_running || m_stopped || !m_report.broken.empty())
        return;
    m_report.broken = endingIt(m_report.plan, snapshot);
    if (!m_report.broken.empty())
        endEarly();
}

void LoadRun::watchHeld() {
    const Workload& workload = m_force->workload();
    if (m_isHeld && workload.areAllThere() && !std::exchange(m_isReady, true))
        emit readied();
    if (!m_begunAt && workload.isOpen())
        m_begunAt = workload.begunAt();
}

void LoadRun::beginHeld() {
    m_isHeld = false;
    if (m_force)
        m_force->workload().release();
}

// Not before the load begins, when each thread that there is counts.
void LoadRun::watchMetrics() {
    const LoadPlan& plan = m_report.plan;
    if (plan.metrics.url.empty() || !m_force->workload().isOpen())
        return;
    if (m_metrics) {
        if (const auto news = m_metrics->news())
            emit metricsRead(*news);
        return;
    }
    m_metrics =
        std::make_unique<MetricsWatch>(plan.metrics, metricsOptions(plan.transport),
                                       m_force->workload().countingSince(), m_hosts.metricsBook());
}

void LoadRun::finish() {
    Workload& workload = m_force->workload();
    workload.close();
    if (const auto refusal = workload.refusal())
        return fail(*refusal);
    // A worker process that has gone mad may say that the run ends in a century.
    const Seconds passed = Clock::now() - workload.countingSince();
    m_report.snapshot = m_sampler->finish(
        std::min(workload.elapsed(), std::max(Seconds(0), passed)), workload.overdue(Clock::now()));
    m_frame = m_sampler->frame();
    m_begunAt = workload.begunAt();
    if (m_means.reach().addresses) {
        m_report.addresses = m_means.reach().addresses->uses();
        m_report.tls = m_means.reach().addresses->tls().uses();
    }
    if (!m_report.plan.metrics.url.empty())
        m_report.metrics = m_metrics ? m_metrics->course() : MetricsCourse();
    tellLosses();
    m_witness.conclude(m_report, m_report.losses.size());
    letGo();
    const DatabaseFacts before = m_report.database;
    m_report.database.activity.reset();
    const bool looks =
        before.activity && !m_stopped && m_after.startAfter(m_report.plan, before).has_value();
    if (!looks)
        tellEnd();
}

void LoadRun::tellLosses() {
    m_report.losses = m_force->losses();
    const std::optional<Error> loss = m_force->loss();
    m_report.ending =
        endingOf(m_report, m_force->workload().plan().requests, m_stopped, loss.has_value());
    m_error = m_report.ending == Ending::CutShort ? loss : std::nullopt;
}

void LoadRun::onLookedAfter() {
    if (const auto& facts = m_after.facts())
        m_report.database.activity = facts->activity;
    tellEnd();
}

void LoadRun::tellEnd() {
    m_running = false;
    emit finished({m_report, m_error});
}

void LoadRun::letGo() {
    m_timer.stop();
    m_hosts.stop();
    m_means.reach().addresses.reset();
    m_metrics.reset();
    m_sampler.reset();
    m_force.reset();
    if (m_hostCrew)
        m_hostCrew.release()->deleteLater(); // it may be the one that calls
    m_isHeld = false;
}

void LoadRun::fail(const Error& error) {
    const auto tell = [this, error] {
        letGo();
        m_running = false;
        emit finished({std::nullopt, error});
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

std::vector<qint64> LoadRun::workerIds() const {
    return m_force ? m_force->workerIds() : std::vector<qint64>();
}

} // namespace loadstone
