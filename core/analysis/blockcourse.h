// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

namespace loadstone {

// The n-th repeats of all levels are one block, measured in a short time: what they share is the
// machine's course and not the levels'. A repeat that is left out keeps its place in its block as
// `missingRepeat`. Any thread.

extern const double missingRepeat; ///< not a number

/// By how much each block is above the middle of the levels. Empty if levels have unlike numbers of
/// repeats, or if there are too few of either.
std::vector<double> blockCourses(const std::vector<ScalePoint>& points);

/// The points with these courses taken out.
std::vector<ScalePoint> centredBy(const std::vector<double>& courses,
                                  std::vector<ScalePoint> points);

/// The points with what changed from block to block taken out; as they were if it is not known.
std::vector<ScalePoint> blockCentred(const std::vector<ScalePoint>& points);

/// Only what is there. Levels of which nothing is left are gone.
std::vector<ScalePoint> withoutMissing(std::vector<ScalePoint> points);

} // namespace loadstone
