// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"
#include "core/analysis/sweetspot.h"
#include "core/sweep/sweepreport.h"

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

} // namespace loadstone
