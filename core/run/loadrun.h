// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/crewwatch.h"
#include "core/run/loadcrew.h"
#include "core/run/loadthreads.h"
#include "core/run/localforce.h"
#include "core/run/metricswatch.h"
#include "core/run/runhosts.h"
#include "core/run/runmeans.h"
#include "core/run/runwitness.h"
#include "core/stats/sampler.h"
#include "core/sweep/runreport.h"

#include <QObject>
#include <QTimer>

namespace loadstone {

/// How a start ended: with a report, complete or partial, with the reason why it could not run, or
/// with both, where all worker processes died in the middle.
struct Outcome {
    std::optional<RunReport> report;
    std::optional<Error> error;
};

/// One load run at a time, on this machine or on several hosts, sampled about ten times a second.
/// Lives on the GUI thread (or the command line's main thread); owned by a panel or by main.
/// Destroying it stops the run and waits for the workers, which takes well under a second.
class LoadRun : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds samplingPeriod = lookPeriod;

    /// `worker` is the program of the worker processes; empty: the one that belongs to this one.
    /// `ask` finds the addresses of a host.
    explicit LoadRun(QObject* parent = nullptr, QString worker = {},
                     const HostLookUp::Ask& ask = addressesAsked);
    ~LoadRun() override;

    /// Whose hosts may be tested from the next start on; any, unless it is asked.
    void setConsent(Consent consent) { m_consent = std::move(consent); }
    /// What the placeholders of the plan of the next start stand for, if that was opened already.
    void setData(std::shared_ptr<const RequestData> data) { m_means.offer(std::move(data)); }
    /// The hosts that share the load of the next starts; empty: it is this machine's alone.
    /// `program` is that of their parts; empty: the one that belongs to this one.
    void setHosts(HostList hosts, QString program = {}) {
        m_hostList = std::move(hosts);
        m_partProgram = std::move(program);
    }
    /// At the next start the load waits, when all workers are there, for beginHeld(). readied()
    /// tells that they are.
    void holdStart() { m_isHeld = true; }
    void beginHeld();
    /// What was counted so far; after the end, all of it.
    TallyFrame frame() const { return m_sampler ? m_sampler->frame() : m_frame; }
    /// What each host has done so far, of a run on several.
    const std::vector<HostShare>& hosts() const { return m_report.hosts; }
    /// When the load began, if it has.
    std::optional<TimePoint> begunAt() const { return m_begunAt; }
    /// Not while isRunning(). Every start is answered by exactly one finished(), later.
    void start(const LoadPlan& plan);
    /// Ends the run early; finished() follows within 500 ms with the partial result.
    void stop();
    bool isRunning() const { return m_running; }
    /// Process ids of the workers; empty unless the engine is that of processes.
    std::vector<qint64> workerIds() const;

signals:
    /// All workers are there, and the load is held.
    void readied();
    /// The state so far, never after finished(). How often does not depend on the throughput.
    void progressed(const loadstone::Snapshot& snapshot);
    /// What the server tells of itself, each time that it was read. Only if the plan asks for it.
    void metricsRead(const loadstone::MetricsCourse& course);
    /// Always the last signal of a start.
    void finished(const loadstone::Outcome& outcome);

private:
    void onRoom(const Expected<void>& room);
    void onFound();
    Expected<void> launch();
    Expected<std::unique_ptr<LocalForce>> makeForce(const LoadPlan& plan);
    Expected<void> launchHosts();
    std::optional<std::uint64_t> plannedByHosts() const;
    void onHosts(const RunState& state);
    void onHostsEnded(const RunState& state);
    void watchHeld();
    void watchMetrics();
    void endEarly();
    void sample();
    void endIfBroken(const Snapshot& snapshot);
    void finish();
    void tellLosses();
    void onLookedAfter();
    void tellEnd();
    void letGo();
    void fail(const Error& error);

    const QString m_worker;
    Consent m_consent;
    LoadThreads m_threads;
    QTimer m_timer;
    std::unique_ptr<LocalForce> m_force;
    std::unique_ptr<Sampler> m_sampler; ///< of its tallies
    RunWitness m_witness;
    std::unique_ptr<MetricsWatch> m_metrics;
    RunReport m_report;
    RunMeans m_means;
    RunHosts m_hosts;             ///< writes addresses to the reach of the means
    DatabaseFinder m_after;       ///< once the load is over
    std::optional<Error> m_error; ///< why the run was cut short, told with its report
    HostList m_hostList;
    QString m_partProgram; ///< empty: the one that belongs to this one
    std::unique_ptr<LoadCrew> m_hostCrew;
    TallyFrame m_frame;
    std::optional<TimePoint> m_begunAt;
    bool m_isHeld = false;
    bool m_isReady = false; ///< held, and all are there
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace loadstone
