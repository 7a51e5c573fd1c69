#pragma once

#include "core/process/sharedload.h"
#include "core/run/hangwatch.h"
#include "core/run/workerprocess.h"

#include <QTimer>

namespace loadstone {

/// The worker processes of one load run: starts them, accounts for those that die, and ends those
/// that hang. On the GUI thread; owned by its LoadRun. Destroying it ends what still runs.
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
    /// To be called every now and then: ends workers that somebody has stopped by a signal.
    void watch();
    /// The error where all have died; only valid after finished().
    std::optional<Error> loss() const;
    /// How many have died, and not left in good order.
    std::uint64_t lost() const { return std::uint64_t(m_died); }
    std::vector<qint64> workerIds() const;

signals:
    /// All have left, and all that they had begun is counted.
    void finished();
    /// The run cannot begin.
    void failed(const loadstone::Error& error);

private:
    void onEnded(int index, const WorkerEnd& end);
    void account(int index, const WorkerEnd& end);
    void giveUp(const Error& error);
    void killAll();

    struct Death {
        int index;
        WorkerEnd end;
    };

    SharedLoad m_load;
    std::vector<WorkerProcess*> m_workers;
    std::vector<HangWatch> m_watches;
    QTimer m_patience;
    int m_left = 0; ///< workers that have ended
    int m_died = 0; ///< of these, not in good order
    std::optional<Death> m_lastDeath;
};

} // namespace loadstone
