// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/calmpoints.h"
#include "core/analysis/confidenceinterval.h"
#include "core/analysis/knee.h"
#include "core/analysis/peakwitness.h"
#include "core/analysis/plateau.h"
#include "core/analysis/scalepoint.h"
#include "core/analysis/usl.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// What a fit says about growth beyond and within the sizes that were measured.
enum class ScalabilityVerdict {
    Peak,            ///< the curve has its maximum within the sizes, and a level beyond is lower
    PeakBeyondRange, ///< it bends, but its maximum lies outside of them
    NoPeakInSight,   ///< κ = 0 fits as well: throughput levels off (Amdahl)
    Plateau,         ///< it grows and then stays, sharply or softly; no peak is certain
    Linear,          ///< throughput grows in proportion to the size: delay sets the pace
    Unclear,         ///< the measurements scatter too much to tell one from another
};

/// How the intervals of a fit are drawn: by a bootstrap.
struct FitOptions {
    std::uint64_t seed = 1;   ///< the same seed gives the same intervals
    std::size_t draws = 1000; ///< of the bootstrap, 100 or more
};

/// The maximum of the curve, if it lies within the sizes that were measured.
struct ScalabilityPeak {
    double size = 0;
    double throughput = 0;         ///< requests per second there
    ConfidenceInterval confidence; ///< of the size; its high end may lie beyond what was measured
};

/// The Universal Scalability Law fitted to a sweep. A value; any thread.
/// R² is 1 − Σ(mean − curve)² / Σ(mean − mean of means)² over the levels, each counted once.
struct ScalabilityFit {
    static constexpr std::size_t leastLevels = 6;

    Usl curve;
    ConfidenceInterval lambda, sigma, kappa;
    double rSquared = 0; ///< 0 where all levels are equal
    ScalabilityVerdict verdict = ScalabilityVerdict::Linear;
    std::optional<ScalabilityPeak> peak;     ///< only with ScalabilityVerdict::Peak
    std::optional<Plateau> plateau;          ///< only with ScalabilityVerdict::Plateau
    std::optional<Knee> knee;                ///< with a peak or a plateau
    std::optional<PeakWitness> witness;      ///< a level beyond the best one that is surely lower
    std::vector<LevelOccupancy> occupancies; ///< of levels with latencies
    std::vector<ScalePoint> points;          ///< what was measured, in the order of size
    std::vector<Usl> draws;                  ///< of the bootstrap

    /// Requests per second as the verdict has it: on the plateau where there is one, else the
    /// curve.
    double throughput(double size) const;
    /// Where the curve lies at `size`, for a band around it.
    ConfidenceInterval bandAt(double size) const;
};

/// Weighted least squares over the levels' means, with the bounds of solveUsl(). Weights come from
/// the repeats (RepeatSpread). Without repeats all levels weigh the same, as if all scattered by as
/// many requests/s; where small sizes scatter less, the intervals are then too narrow.
///
/// Intervals are percentiles of a bootstrap: repeats are drawn anew around the curve from the
/// pooled deviations of all repeats, or, where there is one repeat per level, of the levels from
/// the curve. Few deviations make intervals too narrow, so they are scaled to their unbiased
/// variance and by Student's t over the normal quantile. If the levels scatter about the curve
/// significantly more than repeats explain (F test of lack of fit, 5 %), that scatter takes the
/// place of the repeats'.
///
/// The verdict compares nested models by F tests at 5 %: is κ = 0 as good, and is σ = κ = 0. Tests
/// are used and not AIC, which would call a peak for one flat curve in six, nor the share of draws
/// with κ = 0, which depends on the bound. Growth that loses less than a tenth to contention by the
/// largest size is linear as well, however significant the tenth; a loss of more than a quarter
/// that is not significant is unclear.
///
/// A peak is only where the curve has one, a witness says so (findPeakWitness), and a plateau does
/// not foretell the levels clearly better. If all rests on the largest level, its latencies must
/// say that the machine did not stall there, or the other levels must bend as well. Everything else
/// that stops growing is a plateau, sharp or soft. Repeats that stalled are not fitted.
///
/// Fewer than six distinct sizes, or values that cannot be, are an error.
Expected<ScalabilityFit> fitScalability(std::vector<ScalePoint> points,
                                        const FitOptions& options = {});

} // namespace loadstone
