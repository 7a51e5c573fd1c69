// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/databasereturn.h"
#include "core/run/loadrun.h"
#include "core/sweep/sweepagenda.h"

namespace loadstone {

/// Whether each of the sweep's engines can carry out its plan; the first that cannot is named, with
/// the engine that can. Errors name the field.
Expected<void> checkEngines(const SweepPlan& plan);
/// Whether the load of each level can be shared by so many hosts. Errors name the field.
Expected<void> checkHosts(const SweepPlan& plan, std::size_t hosts);

/// How a sweep ended: with a report, complete or partial, with the reason why it could not go on,
/// or with both, where some runs were measured before that.
struct SweepOutcome {
    SharedSweepReport report;
    std::optional<Error> error;
};

/// A sweep as it stands: what was measured, and the run that is under way.
struct SweepProgress {
    std::size_t done = 0;             ///< runs that have ended
    std::size_t total = 0;            ///< runs that there will be, without those that were left out
    SweepStep step;                   ///< under way, or the last one
    Snapshot snapshot;                ///< of its run
    Seconds elapsed{0};               ///< since the start of the sweep
    double share = 0;                 ///< of the whole sweep, 0 to 1
    std::optional<Seconds> left;      ///< as sweepforecast.h has it
    std::optional<DatabaseWait> wait; ///< for a database that has gone away
};

/// One sweep at a time: a LoadRun for each level and repeat, one after the other; at the end, once,
/// those of the levels that stalled in all their repeats once more. Of a database, levels for which
/// it has no connections are left out, and one that could not be measured does not end the sweep;
/// if it goes away, the sweep waits for it, and makes up at the end, once, for the runs that this
/// spoilt. Lives on the GUI thread (or the command line's main thread); owned by a panel or by
/// main. Destroying it stops the run that is under way.
class SweepRun : public QObject {
    Q_OBJECT

public:
    explicit SweepRun(QObject* parent = nullptr);

    /// Not while isRunning(). Every start is answered by exactly one finished(), later. Nothing is
    /// measured unless every engine can do all that the plan asks for.
    void start(const SweepPlan& plan);
    /// Ends the sweep; finished() follows within 500 ms. Runs that are complete are kept.
    void stop();
    bool isRunning() const { return m_running; }
    /// For a database that has gone away.
    bool isWaiting() const { return m_return.isWaiting(); }
    /// Whose hosts may be tested from the next start on; any, unless it is asked.
    void setConsent(const Consent& consent);
    /// The hosts that share the load of each run of the next starts; empty: it is this machine's
    /// alone. `program` is that of their parts; empty: the one that belongs to this one.
    void setHosts(const HostList& hosts, const QString& program = {});
    /// What each has done so far of the run that is under way.
    const std::vector<HostShare>& hosts() const { return m_run.hosts(); }
    /// How long a database may be away without ending the sweep.
    void setPatience(Milliseconds longest) { m_return.setPatience(longest); }
    /// What was measured so far.
    const SweepReport& report() const { return m_ended ? *m_ended : m_report; }

signals:
    /// About ten times a second while a run is under way, and twice while a database is waited for.
    void progressed(const loadstone::SweepProgress& progress);
    /// A run was added to report().
    void measured(const loadstone::SweepReport& report);
    /// Always the last signal of a start.
    void finished(const loadstone::SweepOutcome& outcome);

private:
    Expected<void> begin(const SweepPlan& plan);
    void onDatabaseFound();
    void leaveOutWhatHasNoRoom();
    void startNext();
    void take(const Outcome& outcome);
    void miss(const Error& error);
    void note(const LevelId& level, MissedLevel::Reason reason, const std::string& message);
    void lose();
    void onReturned(const std::optional<Error>& error);
    void goOn();
    void leaveOutHopeless();
    void tellProgress(const Snapshot& snapshot) { tell(snapshot, std::nullopt); }
    void tellWait(const DatabaseWait& wait) { tell({}, wait); }
    void tell(const Snapshot& snapshot, const std::optional<DatabaseWait>& wait);
    void end(const std::optional<Error>& error);

    LoadRun m_run;
    DatabaseFinder m_database; ///< before the first run
    DatabaseReturn m_return;
    Consent m_consent;
    HostList m_hosts;
    QTimer m_coolDown;
    SweepReport m_report;      ///< while it runs
    SharedSweepReport m_ended; ///< afterwards
    SweepAgenda m_agenda;
    TimePoint m_startedAt;
    std::optional<Error> m_error; ///< of the first run that could not be carried out
    double m_share = 0;           ///< that was told last
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace loadstone
