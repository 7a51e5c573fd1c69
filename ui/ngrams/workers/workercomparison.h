// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/ngramrun.h"
#include "ui/widgets/backgroundwork.h"

namespace loadstone {

/// The times that one number of workers took.
struct WorkerLevel {
    int workers = 1;
    std::vector<Seconds> times;
    std::size_t partitions = 0; ///< of the job; 0 if nothing was measured

    /// The median of the times so far, of which there must be at least one.
    Seconds median() const;
};

/// 1, 2, 4, ... up to the larger of `workers` and `cores`, and that itself.
std::vector<int> workerLevels(int workers, int cores);

/// Runs one job with several numbers of workers, `rounds` times each, one after the other: all
/// levels once, then all again, so that what changes on the machine meanwhile meets all alike.
/// Lives on the GUI thread.
class WorkerComparison : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t rounds = 3;

    explicit WorkerComparison(const QString& worker, QObject* parent = nullptr);

    void start(const NgramJob& job, const std::vector<int>& levels);
    /// ended() follows.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    const std::vector<WorkerLevel>& levels() const { return m_levels; }

signals:
    /// `share` of all runs is done; `text` says which one is on.
    void progressed(double share, const QString& text);
    /// There is one more time.
    void measured();
    /// Always last; `error` is empty if it was finished or cancelled.
    void ended(bool isWhole, const QString& error);

private:
    std::size_t runs() const { return m_levels.size() * rounds; }
    WorkerLevel& current() { return m_levels[m_done % m_levels.size()]; }
    void startNext();
    void onProgressed(const NgramProgress& progress);
    void onFinished(const NgramOutcome& outcome);
    void end(bool isWhole, const QString& error);

    NgramJob m_job;
    std::vector<WorkerLevel> m_levels;
    std::size_t m_done = 0; ///< runs
    bool m_isRunning = false;
    NgramResult m_last; ///< kept so that the next start need not take it down on the GUI thread
    NgramRun m_run;
    BackgroundWork m_background;
};

} // namespace loadstone
