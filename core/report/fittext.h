// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"
#include "core/analysis/sweetspot.h"

#include <string>

namespace loadstone {

/// A fit for a terminal: the verdict, the sweet spot, a picture of the curve, the coefficients with
/// their intervals. `plural` is what sizes count. Any thread.
std::string fitText(const ScalabilityFit& fit, const SweetSpot& spot, const std::string& plural);

/// Its part with the coefficients.
std::string coefficientsText(const ScalabilityFit& fit);

} // namespace loadstone
