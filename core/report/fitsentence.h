// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"

namespace loadstone {

/// The verdict of a fit in plain words; `plural` is what sizes count, such as "threads".
/// No peak is named but one within the sizes that were measured. Empty if all that the fit says is
/// that throughput stays, and the largest size tells that it rises. Any thread.
std::string sentenceFor(const ScalabilityFit& fit, const std::string& plural,
                        bool isStillRising = false);

} // namespace loadstone
