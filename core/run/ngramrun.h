// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/jobshare.h"
#include "core/report/ngramreport.h"
#include "core/run/hangwatch.h"
#include "core/run/workerprocess.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace loadstone {

/// How a start ended: with a report, with the reason why there is none, or cancelled with neither.
struct NgramOutcome {
    std::optional<NgramReport> report;
    std::optional<Error> error;
};

/// One n-gram job at a time on child processes, watched about ten times a second. Lives on the GUI
/// thread (or the command line's main thread); owned by a panel or by main. Destroying it ends the
/// job and its children.
class NgramRun : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds samplingPeriod{100};

    /// `worker` is the path of loadstone-worker.
    explicit NgramRun(QString worker, QObject* parent = nullptr);
    ~NgramRun() override;

    /// Not while isRunning(). Every start is answered by exactly one finished(), later.
    void start(const NgramJob& job);
    /// Counts a share of a job that is cut already: partitions that are granted, and no others.
    /// shareReady() follows, or finished() with an error, as at any time until it is cancelled.
    void startShare(const NgramJob& job, std::vector<Partition> partitions);
    /// Of a share that is ready. What it counted before is kept, and its result is gone.
    void grant(const std::vector<std::size_t>& partitions);
    /// shareCounted() follows when all that was granted is counted and added up, unless more is
    /// granted.
    void seal();
    /// The result of a share that was counted; valid until the next grant.
    Expected<NgramResult> shareResult() const { return m_supervisor->result(); }
    /// What else is known of a share that is ready.
    const Supervisor& share() const { return *m_supervisor; }
    /// Ends the job; finished() follows at once, with neither report nor error.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// Process ids of the children, for those who watch or disturb them.
    std::vector<qint64> workerIds() const;
    /// Process ids of the children that have done what they were told and wait for more.
    std::vector<qint64> idleWorkerIds() const;
    NgramProgress progress() const;
    /// Bytes of shared memory in use.
    std::uint64_t sharedBytes() const { return m_supervisor ? m_supervisor->usedBytes() : 0; }

signals:
    void progressed(const loadstone::NgramProgress& progress);
    void shareReady();
    void shareCounted();
    void finished(const loadstone::NgramOutcome& outcome);

private:
    struct Prepared {
        Supervisor supervisor;
        JobShare share; ///< its partitions are the supervisor's
    };
    using Planned = Expected<Prepared>;

    using Prepare = std::function<Planned(const std::atomic<bool>& cancelled)>;

    void begin(const NgramJob& job, const Prepare& prepare);
    static Planned prepare(const NgramJob& job, const std::atomic<bool>& cancelled);
    void onPlanned(Planned& planned);
    void addWorker(std::uint32_t index);
    void onDone();
    void onDied(std::uint32_t index, const QString& cause);
    void replace(std::uint32_t index);
    void advance();
    void command();
    bool isAnyBusy() const;
    void chargeTime();
    void sample();
    void watch();
    void succeed();
    NgramPartNote partNote() const;
    void fail(const Error& error);
    void end(const NgramOutcome& outcome);
    void endLater(const NgramOutcome& outcome);
    void dropSupervisor();
    bool isCurrent(int generation) const { return m_isRunning && generation == m_generation; }

    const QString m_program;
    QThreadPool m_aside; ///< one thread, for what takes long: planning, giving memory back
    QTimer m_timer;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    NgramJob m_job;
    JobShare m_share;
    std::optional<Supervisor> m_supervisor;
    std::vector<WorkerProcess*> m_workers; ///< children of this
    std::vector<HangWatch> m_watches;
    std::uint64_t m_allBytes = 0;
    TimePoint m_startedAt;
    std::string m_startedAtUtc;
    TimePoint m_phaseSince;
    Seconds m_mapTime{0};
    Seconds m_reduceTime{0};
    bool m_isRunning = false;
    bool m_isShare = false;
    int m_generation = 0; ///< of starts, so that what comes late is known as such
};

} // namespace loadstone
