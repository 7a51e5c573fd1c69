#include "core/run/loadrun.h"

#include "core/base/version.h"
#include "core/load/limits.h"
#include "core/loop/loopengine.h"

#include <QDateTime>

namespace loadstone {

namespace {

Expected<void> roomFor(const LoadPlan& plan) {
    return plan.engine == EngineKind::Loop ? makeRoomForConnections(plan.threads)
                                           : makeRoomFor(plan.threads);
}

} // namespace

Expected<void> checkEngine(const LoadPlan& plan) {
    return plan.engine == EngineKind::Loop ? checkLoop(plan) : Expected<void>();
}

LoadRun::LoadRun(QObject* parent) : QObject(parent) {
    m_pool.setStackSize(workerStackBytes);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(samplingPeriod);
    connect(&m_timer, &QTimer::timeout, this, &LoadRun::sample);
}

LoadRun::~LoadRun() {
    stop();
    m_pool.waitForDone();
}

void LoadRun::start(const LoadPlan& plan) {
    Q_ASSERT(!m_running);
    m_running = true;
    m_pool.waitForDone(); // the idle threads of an earlier run would count against the limits
    if (const auto errors = validate(plan); !errors.empty())
        return fail(errors.front());
    if (const auto able = checkEngine(plan); !able)
        return fail(able.error());
    if (const auto room = roomFor(plan); !room)
        return fail(room.error());
    m_report = RunReport{};
    m_report.toolVersion = LOADSTONE_VERSION;
    m_report.startedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    m_report.plan = plan;
    m_report.environment = readEnvironment();
    launchWorkers();
    m_timer.start();
}

void LoadRun::launchWorkers() {
    const LoadPlan& plan = m_report.plan;
    // The one queued call that crosses threads: from the worker that ends last.
    const auto done = [this] {
        QMetaObject::invokeMethod(this, &LoadRun::finish, Qt::QueuedConnection);
    };
    if (plan.engine == EngineKind::Loop)
        return launchLoops(done);
    m_workload = std::make_shared<Workload>(plan, makeCurlTransport, done);
    m_sampler = std::make_unique<Sampler>(std::as_const(*m_workload).tallies(), plan.requests);
    m_pool.setMaxThreadCount(plan.threads);
    for (int i = 0; i < plan.threads; ++i)
        m_pool.start([workload = m_workload] { workload->work(); });
}

void LoadRun::launchLoops(const Workload::Done& done) {
    const LoadPlan& plan = m_report.plan;
    const auto engine = std::make_shared<LoopEngine>(plan);
    m_workload = std::make_shared<Workload>(plan, engine->loops(), done);
    m_sampler = std::make_unique<Sampler>(std::as_const(*m_workload).tallies(), plan.requests);
    m_pool.setMaxThreadCount(engine->loops());
    for (int i = 0; i < engine->loops(); ++i)
        m_pool.start([engine, workload = m_workload, i] { engine->work(*workload, i); });
}

void LoadRun::stop() {
    if (m_workload)
        m_workload->stop();
}

void LoadRun::sample() {
    emit progressed(m_sampler->sample(m_workload->elapsed()));
}

void LoadRun::finish() {
    m_timer.stop();
    m_report.snapshot = m_sampler->finish(m_workload->elapsed());
    const Totals& totals = m_report.snapshot.totals;
    const bool complete = m_report.plan.requests && totals.completed() == *m_report.plan.requests;
    m_report.ending = m_workload->isStopped() && !complete ? Ending::Stopped : Ending::Completed;
    m_sampler.reset();
    m_workload.reset();
    m_running = false;
    emit finished({m_report, std::nullopt});
}

void LoadRun::fail(const Error& error) {
    const auto tell = [this, error] {
        m_running = false;
        emit finished({std::nullopt, error});
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

} // namespace loadstone
