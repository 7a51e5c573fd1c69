// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"
#include "core/sweep/levellatency.h"
#include "core/sweep/missedlevel.h"
#include "core/sweep/runreport.h"

#include <map>
#include <memory>

namespace loadstone {

/// One measured run of a sweep.
struct SweepRunResult {
    SweepStep step;
    RunReport report;

    bool operator==(const SweepRunResult&) const = default;
};

/// A sweep that has ended, or that has been stopped: only runs that are complete are in it.
/// A value; any thread.
struct SweepReport {
    std::string toolVersion;
    std::string startedAt; ///< UTC, ISO 8601
    Ending ending = Ending::Completed;
    SweepPlan plan;
    Environment environment;
    std::vector<SweepRunResult> runs; ///< in the order in which they were measured
    std::vector<LevelId> leftOut;     ///< that the early stop has left out, in part or whole
    std::vector<MissedLevel> missed;  ///< each level once, in the order in which that was known
    std::vector<LevelId> madeUp;      ///< of runs that were spoilt as the database was away
    DatabaseFacts database;           ///< as it was before the sweep, if one was asked
    std::vector<std::string> hosts;   ///< that shared the load of each run; empty: this machine

    bool operator==(const SweepReport&) const = default;
};

/// A sweep takes half a megabyte for each of its runs, so that it is passed on without a copy.
using SharedSweepReport = std::shared_ptr<const SweepReport>;

/// What a database was busy with during a run of a level.
struct LevelActivity {
    LevelId level;
    DatabaseActivity during;
};

/// Of the runs whose database has told it, in the order in which they were measured.
std::vector<LevelActivity> activitiesOf(const SweepReport& report);

/// Whether all worker processes and hosts were there to the end of a run; what is left of another
/// is in no throughput.
bool isWhole(const RunReport& run);
/// Whether a run counts: not if its level stalled and was measured again.
bool counts(const SweepRunResult& run, const SweepReport& report);
/// How many runs there were to be, with those that were added at the end, and without those for
/// which there was no room.
std::size_t plannedRuns(const SweepReport& report);
/// How many runs of a level there are, without those that were measured again.
std::size_t runsOf(const SweepReport& report, const LevelId& level);

/// What the repeats of one level have counted together.
struct LevelCounts {
    EngineKind engine = EngineKind::Pool;
    int size = 1;
    std::vector<double> throughputs; ///< answers that are ok a second, one for each whole repeat
    int degraded = 0;   ///< repeats that lost worker processes or hosts, and are in no throughput
    int lostHosts = 0;  ///< of these, those that lost hosts
    bool again = false; ///< it stalled, was measured again, and this is of those runs only
    std::uint64_t completed = 0;
    std::uint64_t failed = 0;
    std::uint64_t aborted = 0;   ///< cut off by the end of a run
    std::uint64_t redirects = 0; ///< answers that are ok but lead elsewhere, and were not followed
    std::map<std::pair<ErrorClass, int>, std::uint64_t> errors; ///< by class and code
    std::optional<Verdict> verdict; ///< the worst of the repeats; none in earlier files

    LevelId id() const { return {engine, size}; }
    /// For fits and sweet spots.
    ScalePoint point() const { return {static_cast<double>(size), throughputs}; }
    std::uint64_t ok() const { return completed - failed; }
    double failedShare() const {
        return completed > 0 ? static_cast<double>(failed) / static_cast<double>(completed) : 0;
    }
};

/// The same, with the latencies.
struct SweepLevel : LevelCounts {
    Histogram latencyOk{latencyLayout}; ///< of all repeats, in microseconds
    std::vector<double> usualLatencies; ///< seconds, one for each whole repeat; 0: not known

    /// The same with latencies, if those of all repeats are known.
    ScalePoint timedPoint() const;
};

/// Takes one more run of this level in. The first one that was measured again takes the place of
/// all before it.
void addRun(SweepLevel& level, const SweepRunResult& run);

/// All runs as one: the worst of each signal. None in files of earlier versions.
std::optional<Validity> validityOf(const SweepReport& report);
/// Whether the figures of each run are to be believed.
bool isValid(const SweepReport& report);

/// Answers that are ok a second: failures are fast, and must not make a level look good.
double okPerSecond(const Snapshot& snapshot);

/// The levels that were measured, in the order of the plan's engines, then of their size.
std::vector<SweepLevel> levelsOf(const SweepReport& report);
/// The same without the latencies, whose merging takes long.
std::vector<LevelCounts> countsOf(const SweepReport& report);

/// Levels of one engine for fits and sweet spots; without those that have no whole repeat.
std::vector<ScalePoint> pointsOf(const std::vector<SweepLevel>& levels);
std::vector<LevelLatency> latenciesOf(const std::vector<SweepLevel>& levels);

} // namespace loadstone
