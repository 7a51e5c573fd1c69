// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <string>

namespace loadstone {

/// The load that a plan asks for beside its amount: "500/s", "30s:200/s, 1m:200/s, by chance".
/// Empty if users send again as soon as they can.
std::string loadText(const LoadPlan& plan);

} // namespace loadstone
