#pragma once

#include "core/report/engineanalysis.h"

namespace loadstone {

/// All that a sweep's levels say together. A value; any thread.
struct SweepAnalysis {
    std::vector<EngineAnalysis> engines; ///< that were measured, in the order of the plan

    /// The pool of 1, if it was measured: one request after the other.
    const SweepLevel* serial() const;
    bool hasAnswers() const;
};

/// Takes some tens of milliseconds for each engine.
SweepAnalysis analyse(const SweepReport& report);

/// What a person is to know first. Of one engine: its sweet spot, its fit, what was left out. Of
/// several: which is the fastest, then of each all that in one text with its name before it, then
/// what is the same of all.
std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report);

} // namespace loadstone
