#include "core/run/workercrew.h"

namespace loadstone {

WorkerCrew::WorkerCrew(const QString& program, SharedLoad load, QObject* owner)
    : m_load(std::move(load)), m_watches(std::size_t(m_load.processes())) {
    for (int i = 0; i < m_load.processes(); ++i) {
        auto* worker = new WorkerProcess(program, QStringLiteral("load"), std::uint32_t(i),
                                         {m_load.descriptor()}, owner);
        connect(worker, &WorkerProcess::ended, this,
                [this, i](const WorkerEnd& end) { onEnded(i, end); });
        connect(worker, &WorkerProcess::failed, this, &WorkerCrew::giveUp);
        m_workers.push_back(worker);
    }
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &WorkerCrew::killAll);
}

WorkerCrew::~WorkerCrew() {
    for (WorkerProcess* const worker : m_workers)
        worker->dismiss();
}

void WorkerCrew::start() {
    for (WorkerProcess* const worker : m_workers)
        worker->start();
}

void WorkerCrew::stop() {
    for (WorkerProcess* const worker : m_workers)
        worker->closeInput();
    if (!m_patience.isActive())
        m_patience.start(patience);
}

void WorkerCrew::killAll() {
    for (WorkerProcess* const worker : m_workers)
        worker->kill();
}

// One that merely waits is not to blame: its server may be slow.
void WorkerCrew::watch() {
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        const auto state = readProcessState(pid_t(m_workers[i]->processId()));
        if (!state || !state->isStopped)
            m_watches[i].reset();
        else if (m_watches[i].hangs(*state, 0, Clock::now()))
            m_workers[i]->kill();
    }
}

void WorkerCrew::onEnded(int index, const WorkerEnd& end) {
    if (!m_load.state().gate.isOpen())
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
    ++m_died;
    m_lastDeath = Death{index, end};
    m_load.settle(index, end.signal);
}

void WorkerCrew::giveUp(const Error& error) {
    for (WorkerProcess* const worker : m_workers)
        worker->disconnect(this);
    emit failed(error);
}

std::optional<Error> WorkerCrew::loss() const {
    if (m_died < m_load.processes())
        return std::nullopt;
    return Error{"", "all worker processes died before the run was over, the last one " +
                         WorkerProcess::causeOf(m_lastDeath->end).toStdString() +
                         "; what was measured until then is kept"};
}

std::vector<qint64> WorkerCrew::workerIds() const {
    std::vector<qint64> ids;
    for (const WorkerProcess* const worker : m_workers)
        ids.push_back(worker->processId());
    return ids;
}

} // namespace loadstone
