// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"
#include "core/analysis/uslbootstrap.h"

namespace loadstone {

/// What a fit's levels say, as ScalabilityFit has it. A value; any thread.
struct Conclusion {
    ScalabilityVerdict verdict = ScalabilityVerdict::Unclear;
    std::optional<PeakWitness> witness;
    std::optional<Plateau> plateau; ///< with ScalabilityVerdict::Plateau
};

/// `calm` are the points block-centred and without stalls, for what is decided by repeats.
Conclusion concludeOn(const FittedLevels& levels, const std::vector<ScalePoint>& calm);

/// Where the curve has its maximum; infinite if it only grows.
double peakOrInfinity(const Usl& curve);

} // namespace loadstone
