// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string>

namespace loadstone {

/// What is to be known before any figure of these levels, with its reason: no request succeeded, no
/// answer came in time, all answers lead elsewhere, many failed. Empty if all is well. Any thread.
std::string failureHeadline(const std::vector<SweepLevel>& levels, const SweepPlan& plan);

} // namespace loadstone
