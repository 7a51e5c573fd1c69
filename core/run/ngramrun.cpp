// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/ngramrun.h"

#include "core/base/version.h"
#include "core/run/ngramlimits.h"
#include "core/run/utctime.h"

#include <algorithm>
#include <utility>

namespace loadstone {

NgramRun::NgramRun(QString worker, QObject* parent)
    : QObject(parent), m_program(std::move(worker)) {
    m_aside.setMaxThreadCount(1);
    m_timer.setInterval(samplingPeriod);
    connect(&m_timer, &QTimer::timeout, this, &NgramRun::sample);
}

NgramRun::~NgramRun() {
    if (m_cancelled)
        *m_cancelled = true;
    m_aside.waitForDone();
}

void NgramRun::start(const NgramJob& job) {
    m_isShare = false;
    begin(job, [job](const std::atomic<bool>& cancelled) { return prepare(job, cancelled); });
}

/// Looks into the files, away from this thread: a disk may be slow, and cuts by lines need a
/// reading.
void NgramRun::begin(const NgramJob& job, const Prepare& prepare) {
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    ++m_generation;
    m_job = job;
    m_startedAt = Clock::now();
    m_startedAtUtc = utcTimeNow();
    m_mapTime = m_reduceTime = Seconds(0);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_timer.start();
    // Here, as the thread that prepares needs open files as well, or Qt ends the program.
    if (const auto room = makeRoomForWorkers(job.workers); !room)
        return endLater({std::nullopt, room.error()});
    m_aside.start([this, prepare, cancelled = m_cancelled, generation = m_generation] {
        const auto planned = std::make_shared<Planned>(prepare(*cancelled));
        const auto tell = [this, generation, planned] {
            if (isCurrent(generation))
                onPlanned(*planned);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

NgramRun::Planned NgramRun::prepare(const NgramJob& job, const std::atomic<bool>& cancelled) {
    if (const auto errors = validate(job); !errors.empty())
        return tl::unexpected(errors.front());
    auto partitions = planPartitions(job, cancelled);
    if (!partitions)
        return tl::unexpected(partitions.error());
    auto share = shareOf(std::move(*partitions), job.part);
    if (!share)
        return tl::unexpected(share.error());
    return Supervisor::create(job, std::exchange(share->partitions, {}))
        .map([&](Supervisor supervisor) {
            return Prepared{std::move(supervisor), std::move(*share)};
        });
}

void NgramRun::onPlanned(Planned& planned) {
    if (!planned)
        return fail(planned.error());
    m_share = std::move(planned->share);
    m_supervisor.emplace(std::move(planned->supervisor));
    m_allBytes = 0;
    for (const Partition& partition : m_supervisor->partitions())
        m_allBytes += partition.size();
    m_watches.assign(std::size_t(m_job.workers), {});
    m_phaseSince = Clock::now();
    for (std::uint32_t i = 0; i < std::uint32_t(m_job.workers); ++i)
        addWorker(i);
    if (m_isShare)
        emit shareReady();
    else
        command();
}

// All signals of workers are queued: what they lead to may destroy the worker, and a new job may
// have begun by then.
void NgramRun::addWorker(std::uint32_t index) {
    auto* worker = new WorkerProcess(m_program, QStringLiteral("ngrams"), index,
                                     m_supervisor->descriptors(), this);
    const auto listen = [&](auto signal, auto handler) {
        connect(
            worker, signal, this,
            [this, generation = m_generation, handler](auto... values) {
                if (isCurrent(generation))
                    handler(values...);
            },
            Qt::QueuedConnection);
    };
    listen(&WorkerProcess::done, [this] { onDone(); });
    listen(&WorkerProcess::malformed,
           [this](const MalformedLine& line) { m_supervisor->note(line); });
    listen(&WorkerProcess::failed, [this](const Error& error) { fail(error); });
    listen(&WorkerProcess::ended,
           [this, index](const WorkerEnd& end) { onDied(index, WorkerProcess::causeOf(end)); });
    worker->start();
    m_workers.push_back(worker);
}

void NgramRun::onDone() {
    if (!isAnyBusy())
        advance();
}

void NgramRun::onDied(std::uint32_t index, const QString& cause) {
    if (const auto recovered = m_supervisor->recover(index, cause.toStdString()); !recovered)
        return fail(recovered.error());
    replace(index);
    if (!isAnyBusy())
        advance();
}

void NgramRun::replace(std::uint32_t index) {
    const auto dead = std::ranges::find(m_workers, index, &WorkerProcess::index);
    (*dead)->deleteLater();
    m_workers.erase(dead);
    m_watches[index].reset();
    const bool othersAreBusy = isAnyBusy();
    addWorker(index);
    // It may as well begin at once with what its predecessor has left.
    if (othersAreBusy)
        m_workers.back()->send(m_supervisor->phase() == NgramPhase::Map ? WorkerCommand::Map
                                                                        : WorkerCommand::Reduce);
}

void NgramRun::advance() {
    if (m_isShare && (m_supervisor->awaitsGrants() || m_supervisor->phase() == NgramPhase::Done))
        return;
    chargeTime();
    const NgramPhase phase = m_supervisor->advance();
    m_aside.start(m_supervisor->takeUnneeded());
    if (phase != NgramPhase::Done)
        command();
    else if (m_isShare)
        emit shareCounted();
    else
        succeed();
}

/// Tells all workers what the phase wants of them.
void NgramRun::command() {
    const bool map = m_supervisor->phase() == NgramPhase::Map;
    for (WorkerProcess* const worker : m_workers)
        worker->send(map ? WorkerCommand::Map : WorkerCommand::Reduce);
}

bool NgramRun::isAnyBusy() const {
    return std::ranges::any_of(m_workers, &WorkerProcess::isBusy);
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
    for (WorkerProcess* const worker : m_workers) {
        HangWatch& watch = m_watches[worker->index()];
        if (!worker->isBusy()) {
            watch.reset();
            continue;
        }
        const auto state = readProcessState(pid_t(worker->processId()));
        const std::uint64_t steps = m_supervisor->memory().slot(worker->index()).steps;
        if (!state)
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
    const JobMemory& memory = m_supervisor->memory();
    now.phase = m_supervisor->phase();
    now.partitions = m_supervisor->partitions().size();
    now.reduced = now.phase == NgramPhase::Reduce ? m_supervisor->reduced() : 0;
    now.allBytes = m_allBytes;
    for (std::uint32_t i = 0; i < std::uint32_t(memory.workers()); ++i) {
        const WorkerSlot& slot = memory.slot(i);
        const auto size = double(slot.taskSize);
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
    auto result = m_supervisor->result();
    if (!result)
        return fail(result.error());
    NgramReport report;
    report.toolVersion = LOADSTONE_VERSION;
    report.startedAt = m_startedAtUtc;
    report.job = m_job;
    report.format = m_share.format;
    report.partitions = m_supervisor->partitions().size();
    report.bytes = m_allBytes;
    report.lines = m_supervisor->lines();
    report.malformed = m_supervisor->malformed();
    report.firstMalformed = m_supervisor->firstMalformedLines();
    report.reexecuted = m_supervisor->reexecuted();
    report.result = std::move(*result);
    if (m_job.part)
        report.part = partNote();
    report.mapTime = m_mapTime;
    report.reduceTime = m_reduceTime;
    report.totalTime = Clock::now() - m_startedAt;
    emit progressed(progress()); // a quick job ends before it was looked at
    end({std::move(report), std::nullopt});
}

NgramPartNote NgramRun::partNote() const {
    return {m_share.inputs, m_share.allPartitions, m_share.firstFile, m_supervisor->linesByFile()};
}

void NgramRun::fail(const Error& error) {
    end({std::nullopt, error});
}

void NgramRun::cancel() {
    endLater({});
}

void NgramRun::endLater(const NgramOutcome& outcome) {
    const auto tell = [this, outcome, generation = m_generation] {
        if (isCurrent(generation))
            end(outcome);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void NgramRun::end(const NgramOutcome& outcome) {
    m_timer.stop();
    m_isRunning = false;
    *m_cancelled = true;
    for (WorkerProcess* const worker : m_workers)
        worker->dismiss();
    m_workers.clear();
    dropSupervisor();
    emit finished(outcome);
}

// A report keeps of its memory what it needs. The rest may be much, and then takes a while.
void NgramRun::dropSupervisor() {
    if (!m_supervisor)
        return;
    m_aside.start([last = std::make_shared<Supervisor>(std::move(*m_supervisor))]() mutable {
        last.reset();
    });
    m_supervisor.reset();
}

std::vector<qint64> NgramRun::idleWorkerIds() const {
    std::vector<qint64> ids;
    for (const WorkerProcess* const worker : m_workers)
        if (!worker->isBusy() && worker->processId() > 0)
            ids.push_back(worker->processId());
    return ids;
}

std::vector<qint64> NgramRun::workerIds() const {
    std::vector<qint64> ids;
    for (const WorkerProcess* const worker : m_workers)
        ids.push_back(worker->processId());
    return ids;
}

} // namespace loadstone
