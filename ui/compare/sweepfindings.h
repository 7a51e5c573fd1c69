#pragma once

#include "core/report/sweepanalysis.h"

#include <memory>

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

/// All that the panel shows of one engine. A value; any thread.
struct EngineFindings {
    EngineAnalysis analysis;
    std::vector<RunLatency> latencies; ///< of the runs, in the order in which they were measured
    std::vector<CurvePoint> curve;     ///< empty where there is no fit

    /// One request after the other, which is what the speed-up refers to, or none.
    const SweepLevel* serial() const;
    /// Throughput over that of serial(); 0 where there is none or it answered nothing.
    double speedUp(const SweepLevel& level) const;
};

/// The same of a sweep, whole or so far.
struct SweepFindings {
    SweepPlan plan;
    std::vector<LevelId> leftOut;
    std::vector<EngineFindings> engines; ///< that were measured, in the order of the plan
    std::vector<std::string> sentences;

    bool hasFit() const;
};

/// Of one engine, where it lies among those of its sweep; none before anything is measured.
using SharedEngineFindings = std::shared_ptr<const EngineFindings>;
using SharedFindings = std::shared_ptr<const SweepFindings>;

/// Takes one more run in; the fit and what follows from it stay as they are.
void addRun(SweepFindings& findings, const SweepRunResult& run);

/// Fit, sweet spot, curve and sentences for the levels so far. Takes tens of milliseconds with
/// 1,000 draws.
void conclude(SweepFindings& findings, std::size_t draws);

} // namespace loadstone
