// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/process/sharedload.h"
#include "core/run/crewwatch.h"
#include "core/run/hangwatch.h"
#include "core/run/workerprocess.h"
#include "core/sweep/runreport.h"

#include <QTimer>

namespace loadstone {

/// The worker processes of one load run: starts them, accounts for those that die, and ends those
/// that hang. On the GUI thread; owned by its ProcessForce. Destroying it ends what still runs. It
/// waits for the end of processes only, and for nothing that they have written.
class WorkerCrew : public QObject {
    Q_OBJECT

public:
    /// How long a worker may take to leave once the run is stopped.
    static constexpr std::chrono::milliseconds patience{250};

    /// `owner` outlives the processes, which need a moment to die.
    WorkerCrew(const QString& program, SharedLoad load, QObject* owner);
    ~WorkerCrew() override;

    const SharedLoad& load() const { return m_load; }
    void start();
    /// Wakes the workers, whose workload must have been stopped; finished() follows.
    void stop();
    /// To be called each lookPeriod: ends workers that hang.
    void watch();
    /// Workers that died before the run was over, in that order.
    const std::vector<WorkerLoss>& losses() const { return m_losses; }
    /// The error where all have died; only valid after finished().
    std::optional<Error> loss() const;
    std::vector<qint64> workerIds() const;

signals:
    /// All have left, and all that they had begun is counted.
    void finished();
    /// The run cannot begin.
    void failed(const loadstone::Error& error);

private:
    struct Member {
        WorkerProcess* process;
        HangWatch hangs;
        OverdueWatch overdue;
        std::uint64_t cpuTicks = 0;
        int looksSinceKill = 0; ///< 0: it was not killed
        bool hasEnded = false;
    };

    struct Death {
        int index;
        WorkerEnd end;
    };

    bool hasBegun();
    void watchStart();
    void lookAfter(int index);
    bool hangs(Member& member, std::uint64_t steps);
    void kill(Member& member);
    void killAll();
    void onEnded(int index, const WorkerEnd& end);
    void account(int index, const WorkerEnd& end);
    void giveUp(const Error& error);
    std::optional<TimePoint> deadline() const;
    TimePoint endOf(TimePoint now) const;
    int connectionsLeft() const;

    SharedLoad m_load;
    std::vector<Member> m_members;
    QTimer m_patience;
    StartWatch m_start;
    TimePoint m_startedAt;
    std::optional<TimePoint> m_begunAt; ///< as this side has seen it
    std::optional<TimePoint> m_stoppedAt;
    bool m_gaveUp = false;
    int m_left = 0; ///< workers that have ended
    std::vector<WorkerLoss> m_losses;
    std::optional<Death> m_lastDeath; ///< those after a stop are no losses
};

} // namespace loadstone
