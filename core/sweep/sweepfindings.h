// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/poolrule.h"
#include "core/sweep/sweepanalysis.h"

#include <memory>
#include <span>

namespace loadstone {

/// Where the fitted curve and its 95 % band lie at one pool size, in requests per second.
struct CurvePoint {
    double size = 1;
    double throughput = 0;
    double low = 0;
    double high = 0;
};

/// The latency percentiles of one measured run, in seconds; none where no request was ok.
struct RunLatency {
    int size = 1;
    double p50 = 0;
    double p99 = 0;
};

/// All that is shown of one engine. A value; any thread.
struct EngineFindings {
    EngineAnalysis analysis;
    std::vector<RunLatency> latencies; ///< of the runs, in the order in which they were measured
    std::vector<CurvePoint> curve;     ///< empty where there is no fit
};

/// What is found in a sweep, whole or so far.
struct SweepFindings {
    SweepPlan plan;
    std::vector<LevelId> leftOut;
    std::vector<MissedLevel> missed;
    std::vector<LevelId> madeUp;
    DatabaseFacts database;                ///< as it was before the sweep, if one was asked
    std::vector<LevelActivity> activities; ///< of the database, during each run
    std::optional<PoolRule> rule;          ///< to compare with
    std::vector<EngineFindings> engines;   ///< that were measured, in the order of the plan
    std::vector<std::string> sentences;    ///< as core/report has the words

    bool hasFit() const;
    bool hasSeveralEngines() const { return plan.engines.size() > 1; }
    /// Throughput over that of one request after the other: of the pool of 1 or, in a sweep without
    /// pool, of size 1 of the same engine. 0 where that was not measured or answered nothing.
    double speedUp(const SweepLevel& level) const;
};

using SharedFindings = std::shared_ptr<const SweepFindings>;

/// None before anything is measured.
std::span<const EngineFindings> enginesOf(const SharedFindings& findings);

/// Takes one more run in; the fit and what follows from it stay as they are.
void addRun(SweepFindings& findings, const SweepRunResult& run);

/// Fit, sweet spot and curve for the levels so far. Takes tens of milliseconds with
/// 1,000 draws.
void conclude(SweepFindings& findings, std::size_t draws);

} // namespace loadstone
