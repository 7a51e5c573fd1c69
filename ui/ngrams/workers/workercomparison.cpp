// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/workers/workercomparison.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

Seconds WorkerLevel::median() const {
    std::vector<Seconds> sorted = times;
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

std::vector<int> workerLevels(int workers, int cores) {
    const int most = std::clamp(std::max(workers, cores), 1, NgramJob::maxWorkers);
    std::vector<int> levels;
    for (int level = 1; level < most; level *= 2)
        levels.push_back(level);
    levels.push_back(most);
    return levels;
}

WorkerComparison::WorkerComparison(const QString& worker, QObject* parent)
    : QObject(parent), m_run(worker), m_background(this) {
    connect(&m_run, &NgramRun::progressed, this, &WorkerComparison::onProgressed);
    connect(&m_run, &NgramRun::finished, this, &WorkerComparison::onFinished);
}

void WorkerComparison::start(const NgramJob& job, const std::vector<int>& levels) {
    m_job = job;
    m_done = 0;
    m_isRunning = true;
    m_levels.clear();
    for (const int workers : levels)
        m_levels.push_back({workers, {}, 0});
    startNext();
}

void WorkerComparison::startNext() {
    if (!m_isRunning)
        return;
    m_job.workers = current().workers;
    m_run.start(m_job);
    m_background.release(std::exchange(m_last, {}));
    onProgressed({});
}

void WorkerComparison::onProgressed(const NgramProgress& progress) {
    const double share = (double(m_done) + shareOf(progress)) / double(runs());
    emit progressed(share, QStringLiteral("Run %1 of %2: %3")
                               .arg(m_done + 1)
                               .arg(runs())
                               .arg(toText(counted(std::uint64_t(current().workers), "worker"))));
}

void WorkerComparison::onFinished(const NgramOutcome& outcome) {
    if (!m_isRunning)
        return;
    if (!outcome.report)
        return end(false, outcome.error ? sentence(outcome.error->message) : QString());
    m_last = outcome.report->result;
    current().times.push_back(outcome.report->totalTime);
    current().partitions = outcome.report->partitions;
    ++m_done;
    emit measured();
    if (m_done == runs())
        return end(true, {});
    // Later: the run is still busy with telling that it has ended.
    QMetaObject::invokeMethod(this, &WorkerComparison::startNext, Qt::QueuedConnection);
}

void WorkerComparison::cancel() {
    if (m_run.isRunning())
        m_run.cancel();
    else
        end(false, {});
}

void WorkerComparison::end(bool isWhole, const QString& error) {
    m_isRunning = false;
    emit ended(isWhole, error);
}

} // namespace loadstone
