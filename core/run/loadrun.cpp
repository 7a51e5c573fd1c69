// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/loadrun.h"

#include "core/base/units.h"
#include "core/base/version.h"
#include "core/load/limits.h"
#include "core/load/loadshape.h"
#include "core/load/querytransports.h"
#include "core/load/systemtasks.h"
#include "core/loop/loopengine.h"
#include "core/run/programs.h"
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

} // namespace

int looksToOpen(const LoadPlan& plan) {
    return plan.asksDatabase()
               ? static_cast<int>(plan.transport.connectTimeout / LoadRun::samplingPeriod)
               : 0;
}

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
    m_lacksThreads = lacksThreads();
    while (m_lacksThreads && m_workload && !m_workload->hasEnded())
        m_threads.waitALittle();
    m_threads.clear(m_lacksThreads);
}

void LoadRun::start(const LoadPlan& plan) {
    Q_ASSERT(!m_running);
    m_running = true;
    m_stopped = false;
    m_begunAt.reset();
    m_isReady = false;
    m_start = StartWatch(looksToOpen(plan));
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
    m_threads.callAside([this, plan, lacksSome = std::exchange(m_lacksThreads, false)] {
        m_threads.clear(lacksSome);
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
    const LoadPlan plan = m_means.withinFeeds(m_report.plan);
    switch (plan.engine) {
    case EngineKind::Pool:
        launchPool(plan);
        break;
    case EngineKind::Loop:
        launchLoops(plan);
        break;
    case EngineKind::Process:
        return launchProcesses(plan);
    }
    return {};
}

// The one queued call that crosses threads: from the worker that ends last.
Workload::Done LoadRun::done() {
    return [this] { QMetaObject::invokeMethod(this, &LoadRun::finish, Qt::QueuedConnection); };
}

void LoadRun::watch(std::shared_ptr<Workload> workload) {
    m_workload = std::move(workload);
    m_workload->setData(m_means.data());
    if (m_isHeld)
        m_workload->hold();
    m_sampler =
        std::make_unique<Sampler>(m_workload->tallies(), plannedRequests(m_workload->plan()));
    m_hosts.writeTo(m_means.reach().addresses);
    if (m_stopped)
        m_workload->stop();
}

void LoadRun::launchPool(const LoadPlan& plan) {
    watch(std::make_shared<Workload>(plan, transportsFor(plan, m_means.reach()), done()));
    m_threads.start(plan.threads, [workload = m_workload](int) { workload->work(); });
}

void LoadRun::launchLoops(const LoadPlan& plan) {
    const auto engine =
        std::make_shared<LoopEngine>(withData(plan, m_means.data().get()), m_means.reach());
    watch(std::make_shared<Workload>(plan, engine->loops(), done()));
    m_threads.start(engine->loops(),
                    [engine, workload = m_workload](int index) { engine->work(*workload, index); });
}

Expected<void> LoadRun::launchProcesses(const LoadPlan& plan) {
    auto memory = SharedLoad::create(plan, LoopEngine::loopsFor(plan));
    if (!memory)
        return tl::unexpected(memory.error());
    m_crew = std::make_unique<WorkerCrew>(m_worker.isEmpty() ? loadWorkerProgram() : m_worker,
                                          std::move(*memory), this);
    // Queued, as what they lead to destroys the crew.
    connect(m_crew.get(), &WorkerCrew::finished, this, &LoadRun::finish, Qt::QueuedConnection);
    connect(m_crew.get(), &WorkerCrew::failed, this, &LoadRun::fail, Qt::QueuedConnection);
    const SharedLoad& load = m_crew->load();
    m_means.reach().addresses = {std::shared_ptr<void>(), &load.addresses()};
    watch(std::make_shared<Workload>(plan, load.state(),
                                     TallyShards(load.tallies(), load.queries())));
    m_crew->start();
    if (m_stopped)
        m_crew->stop();
    return {};
}

void LoadRun::stop() {
    m_stopped = true;
    endEarly();
}

void LoadRun::endEarly() {
    m_hosts.giveUp();
    m_after.giveUp();
    if (m_crew) {
        m_workload->stop(); // here: it is in the memory of the crew, which may be gone soon
        m_crew->stop();
    } else if (m_workload && !m_workload->isStopped()) {
        m_workload->markStopped();
        m_threads.callAside([workload = m_workload] { workload->stop(); });
    }
    if (m_hostCrew)
        m_hostCrew->stop();
}

void LoadRun::sample() {
    if (m_crew)
        m_crew->watch();
    else if (!m_workload->isOpen())
        watchStart();
    watchHeld();
    watchMetrics();
    const Snapshot& snapshot =
        m_sampler->sample(m_workload->elapsed(), m_workload->oldestAge(Clock::now()),
                          m_workload->overdue(Clock::now()));
    m_witness.sample(snapshot, m_report.plan, workerIds());
    emit progressed(snapshot);
    endIfBroken(snapshot);
}

void LoadRun::endIfBroken(const Snapshot& snapshot) {
    if (!m_running || m_stopped || !m_report.broken.empty())
        return;
    m_report.broken = thresholdsBrokenBy(snapshot);
    if (!m_report.broken.empty())
        endEarly();
}

void LoadRun::watchHeld() {
    if (m_isHeld && m_workload->areAllThere() && !std::exchange(m_isReady, true))
        emit readied();
    if (!m_begunAt && m_workload->isOpen())
        m_begunAt = m_workload->begunAt();
}

void LoadRun::beginHeld() {
    m_isHeld = false;
    if (m_workload)
        m_workload->release();
}

// Not before the load begins, when each thread that there is counts.
void LoadRun::watchMetrics() {
    const LoadPlan& plan = m_report.plan;
    if (plan.metrics.url.empty() || !m_workload->isOpen())
        return;
    if (m_metrics) {
        if (const auto news = m_metrics->news())
            emit metricsRead(*news);
        return;
    }
    m_metrics = std::make_unique<MetricsWatch>(plan.metrics, metricsOptions(plan.transport),
                                               m_workload->countingSince(), m_hosts.metricsBook());
}

std::vector<BrokenThreshold> LoadRun::thresholdsBrokenBy(const Snapshot& snapshot) const {
    const LoadPlan& plan = m_report.plan;
    const bool isTime = plan.abortGrace && snapshot.elapsed >= *plan.abortGrace;
    return isTime && snapshot.elapsed > Seconds(0) ? brokenBy(snapshot, plan.thresholds)
                                                   : std::vector<BrokenThreshold>();
}

// The threads were there on trial, but something else may have taken the room since. With no more
// of them than workers, beside the main thread, one is missing for certain.
void LoadRun::watchStart() {
    if (m_workload->areAllThere()) // and are held
        return;
    const bool lacksThreads =
        m_threads.areAllStarted() && threadsOfThisProcess() <= m_workload->workers();
    if (!m_start.givesUp(m_workload->arrived(), false) && !lacksThreads)
        return;
    const auto threads = [](int count) {
        return counted(static_cast<std::uint64_t>(count), "thread");
    };
    m_workload->refuse({"threads", "only " + threads(m_workload->arrived()) +
                                       " came to the start; use fewer or raise the limits of the "
                                       "system (ulimit -u, ulimit -v, pids.max)"});
}

bool LoadRun::lacksThreads() const {
    return m_workload ? !m_crew && m_workload->missing() > 0 : m_lacksThreads;
}

void LoadRun::finish() {
    m_lacksThreads = lacksThreads();
    m_workload->close();
    if (const auto refusal = m_workload->refusal())
        return fail(*refusal);
    // A worker process that has gone mad may say that the run ends in a century.
    const Seconds passed = Clock::now() - m_workload->countingSince();
    m_report.snapshot =
        m_sampler->finish(std::min(m_workload->elapsed(), std::max(Seconds(0), passed)),
                          m_workload->overdue(Clock::now()));
    m_frame = m_sampler->frame();
    m_begunAt = m_workload->begunAt();
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
    std::optional<Error> loss;
    if (m_crew) {
        m_report.losses = m_crew->losses();
        loss = m_crew->loss();
    }
    m_report.ending = endingOf(m_report, m_workload->plan().requests, m_stopped, loss.has_value());
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
    m_workload.reset();
    m_crew.reset();
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
    return m_crew ? m_crew->workerIds() : std::vector<qint64>();
}

} // namespace loadstone
