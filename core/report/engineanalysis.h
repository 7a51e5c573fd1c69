#pragma once

#include "core/analysis/scalabilityfit.h"
#include "core/report/sweepreport.h"

namespace loadstone {

/// All that the levels of one engine say together. A value; any thread.
struct EngineAnalysis {
    EngineKind engine = EngineKind::Pool;
    std::vector<SweepLevel> levels; ///< in the order of their size
    Expected<ScalabilityFit> fit;   ///< or why there is none, such as too few levels
    Expected<SweetSpot> sweetSpot;  ///< or why there is none, such as no answer

    /// Whether any request succeeded.
    bool hasAnswers() const;
    /// The sizes at which this machine was the limit, if what is said of the server rests on one of
    /// them: the smallest one, or one with nearly the best throughput.
    std::vector<int> limitedSizes() const;
    /// What sizes count: "threads" or "connections".
    const char* units() const { return unitsOf(engine); }
};

/// Takes some tens of milliseconds. `share` is that of the sweet spot.
EngineAnalysis analyseEngine(EngineKind engine, std::vector<SweepLevel> levels, double share,
                             const FitOptions& options = {});

/// What failed, if much did; the answer to the limit, if one is asked for; how many requests are
/// answered at once, the sweet spot, the fit or why there is none; which levels stalled, lost
/// workers or were left out. A sentence each.
std::vector<std::string> sentencesOf(const EngineAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut);

} // namespace loadstone
