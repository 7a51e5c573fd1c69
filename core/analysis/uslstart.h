// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/uslsolver.h"

namespace loadstone {

/// Where to start: the linear least squares of N/X = (1 + σ(N−1) + κN(N−1))/λ, as Gunther's book
/// has it in §5.2.3, brought within the bounds.
Usl linearisedUsl(const std::vector<WeightedPoint>& points);

} // namespace loadstone
