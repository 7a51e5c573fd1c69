#include "core/run/ngramrun.h"

#include "core/base/version.h"

#include <algorithm>

namespace loadstone {

NgramRun::NgramRun(QString worker, QObject* parent)
    : QObject(parent), m_program(std::move(worker)) {
    m_planner.setMaxThreadCount(1);
    m_timer.setInterval(samplingPeriod);
    connect(&m_timer, &QTimer::timeout, this, &NgramRun::sample);
}

NgramRun::~NgramRun() {
    if (m_cancelled)
        *m_cancelled = true;
    m_planner.waitForDone();
}

void NgramRun::start(const NgramJob& job) {
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    ++m_generation;
    m_job = job;
    m_startedAt = Clock::now();
    m_mapTime = m_reduceTime = Seconds(0);
    m_supervisor.reset();
    m_leaving.clear();
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    if (const auto errors = validate(job); !errors.empty()) {
        QMetaObject::invokeMethod(
            this, [this, error = errors.front()] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_timer.start();
    plan();
}

/// Looks into the files, away from this thread: a disk may be slow, and cuts by lines need a
/// reading.
void NgramRun::plan() {
    m_planner.start([this, job = m_job, cancelled = m_cancelled, generation = m_generation] {
        auto partitions = planPartitions(job, *cancelled);
        const auto tell = [this, generation, partitions = std::move(partitions)] {
            if (generation == m_generation && m_isRunning)
                onPlanned(partitions);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void NgramRun::onPlanned(const Expected<std::vector<Partition>>& partitions) {
    if (partitions)
        launch(*partitions);
    else
        fail(partitions.error());
}

void NgramRun::launch(std::vector<Partition> partitions) {
    m_allBytes = 0;
    for (const Partition& partition : partitions)
        m_allBytes += partition.size();
    auto supervisor = Supervisor::create(m_job, std::move(partitions));
    if (!supervisor)
        return fail(supervisor.error());
    m_supervisor.emplace(std::move(*supervisor));
    m_watches.assign(std::size_t(m_job.workers), {});
    m_phaseSince = Clock::now();
    for (std::uint32_t i = 0; i < std::uint32_t(m_job.workers); ++i)
        addWorker(i);
    command();
}

void NgramRun::addWorker(std::uint32_t index) {
    auto worker =
        std::make_unique<WorkerProcess>(m_program, index, m_supervisor->descriptors(), nullptr);
    connect(worker.get(), &WorkerProcess::done, this, &NgramRun::onDone);
    connect(worker.get(), &WorkerProcess::malformed, this,
            [this](const MalformedLine& line) { m_supervisor->note(line); });
    connect(worker.get(), &WorkerProcess::failed, this, &NgramRun::fail, Qt::QueuedConnection);
    connect(worker.get(), &WorkerProcess::died, this,
            [this, from = worker.get()](const QString& cause) { onDied(from, cause); });
    worker->start();
    m_workers.push_back(std::move(worker));
}

void NgramRun::onDone() {
    if (m_isRunning && !isAnyBusy())
        advance();
}

void NgramRun::onDied(WorkerProcess* worker, const QString& cause) {
    if (!m_isRunning)
        return;
    const auto recovered = m_supervisor->recover(worker->index(), cause.toStdString());
    if (!recovered)
        return fail(recovered.error());
    replace(worker->index());
    if (!isAnyBusy())
        advance();
}

void NgramRun::replace(std::uint32_t index) {
    const auto dead = std::ranges::find(m_workers, index, [](const auto& w) { return w->index(); });
    m_leaving.push_back(std::move(*dead)); // it is the sender of the signal that has led here
    m_workers.erase(dead);
    m_watches[index].reset();
    addWorker(index);
    // It may as well begin at once with what its predecessor has left.
    if (isAnyBusy())
        m_workers.back()->send(m_supervisor->phase() == NgramPhase::Map ? WorkerCommand::Map
                                                                        : WorkerCommand::Reduce);
}

void NgramRun::advance() {
    chargeTime();
    if (m_supervisor->advance() == NgramPhase::Done)
        succeed();
    else
        command();
}

/// Tells all workers what the phase wants of them.
void NgramRun::command() {
    const bool map = m_supervisor->phase() == NgramPhase::Map;
    for (const auto& worker : m_workers)
        worker->send(map ? WorkerCommand::Map : WorkerCommand::Reduce);
}

bool NgramRun::isAnyBusy() const {
    return std::ranges::any_of(m_workers, [](const auto& worker) { return worker->isBusy(); });
}

void NgramRun::chargeTime() {
    const TimePoint now = Clock::now();
    (m_supervisor->phase() == NgramPhase::Map ? m_mapTime : m_reduceTime) += now - m_phaseSince;
    m_phaseSince = now;
}

void NgramRun::sample() {
    if (m_supervisor)
        watch();
    emit progressed(progress());
}

void NgramRun::watch() {
    for (const auto& worker : m_workers) {
        HangWatch& watch = m_watches[worker->index()];
        const auto state = readProcessState(pid_t(worker->processId()));
        const std::uint64_t steps = m_supervisor->control().slot(worker->index()).steps;
        if (!worker->isBusy() || !state)
            watch.reset();
        else if (watch.hangs(*state, steps, Clock::now()))
            worker->kill();
    }
}

NgramProgress NgramRun::progress() const {
    NgramProgress now;
    now.elapsed = Clock::now() - m_startedAt;
    if (!m_supervisor)
        return now;
    const Control& control = m_supervisor->control();
    now.phase = m_supervisor->phase();
    now.partitions = m_supervisor->partitions().size();
    now.reduced = now.phase == NgramPhase::Reduce ? m_supervisor->reduced() : 0;
    now.allBytes = m_allBytes;
    for (std::uint32_t i = 0; i < std::uint32_t(control.workers()); ++i) {
        const WorkerSlot& slot = control.slot(i);
        const double size = double(slot.taskSize);
        now.workers.push_back(
            {slot.tasksDone, size > 0 ? std::min(1.0, double(slot.taskBytes) / size) : 0});
        now.partitionsDone += slot.tasksDone;
        now.bytes += slot.bytes;
        now.lines += slot.lines;
    }
    now.bytes = std::min(now.bytes, now.allBytes);
    return now;
}

void NgramRun::succeed() {
    NgramReport report;
    report.toolVersion = LOADSTONE_VERSION;
    report.job = m_job;
    report.format = m_supervisor->partitions().front().format;
    report.partitions = m_supervisor->partitions().size();
    report.bytes = m_allBytes;
    report.lines = m_supervisor->lines();
    report.malformed = m_supervisor->malformed();
    report.firstMalformed = m_supervisor->firstMalformedLines();
    report.reexecuted = m_supervisor->reexecuted();
    report.result = m_supervisor->result();
    report.mapTime = m_mapTime;
    report.reduceTime = m_reduceTime;
    report.totalTime = Clock::now() - m_startedAt;
    end({std::move(report), std::nullopt});
}

void NgramRun::fail(const Error& error) {
    if (m_isRunning)
        end({std::nullopt, error});
}

void NgramRun::cancel() {
    if (!m_isRunning)
        return;
    const auto tell = [this, generation = m_generation] {
        if (m_isRunning && generation == m_generation)
            end({});
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void NgramRun::end(const NgramOutcome& outcome) {
    m_timer.stop();
    m_isRunning = false;
    *m_cancelled = true;
    if (m_supervisor)
        m_supervisor->control().cancelled() = true;
    // They leave by themselves; until then they are kept, as a process may not vanish while it
    // runs.
    for (auto& worker : m_workers) {
        worker->dismiss();
        m_leaving.push_back(std::move(worker));
    }
    m_workers.clear();
    emit finished(outcome);
}

std::vector<qint64> NgramRun::workerIds() const {
    std::vector<qint64> ids;
    for (const auto& worker : m_workers)
        ids.push_back(worker->processId());
    return ids;
}

} // namespace loadstone
