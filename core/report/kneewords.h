// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"

#include <string>

namespace loadstone {

/// "About 8 requests are answered at once (1,474 requests/s × 5.5 ms); 8 threads are enough." Empty
/// if the fit has no knee on a plateau, or if throughput rises beyond it. Any thread.
std::string kneeSentence(const ScalabilityFit& fit, const std::string& plural,
                         bool isStillRising = false);

/// What Little's law says of levels that stalled; empty if none did.
std::string stallSentence(const ScalabilityFit& fit, const std::string& plural);

} // namespace loadstone
