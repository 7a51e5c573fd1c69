#pragma once

#include "core/report/sweepreport.h"

namespace loadstone {

/// All that a sweep's levels say together. A value; any thread. Takes some tens of milliseconds.
struct SweepAnalysis {
    std::vector<SweepLevel> levels;
    Expected<ScalabilityFit> fit;  ///< or why there is none, such as too few levels
    Expected<SweetSpot> sweetSpot; ///< or why there is none, such as no level
};

SweepAnalysis analyse(const SweepReport& report);

/// What a person is to know first: the sweet spot, then the fit or why there is none, and which
/// levels were left out. A sentence each.
std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report);

} // namespace loadstone
