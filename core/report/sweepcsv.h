// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string_view>

namespace loadstone {

/// The first line of such a table.
inline constexpr std::string_view sweepHeader =
    "engine,concurrency,throughput,repeat,ok,failed,p50_ms,p99_ms\n";

/// A row for each run, in the order in which they were measured. `loadstone-cli fit` reads it: the
/// concurrency is the pool size, the throughput are answers that are ok a second.
std::string sweepCsv(const SweepReport& report);

} // namespace loadstone
