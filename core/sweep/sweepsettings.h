// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/setting.h"
#include "core/sweep/sweepplan.h"

#include <tuple>

namespace loadstone {

/// The settings that a sweep has beside those of its runs, a row each, as planSettings has them for
/// a run: from the rows follow the JSON, the options of the command line, the texts of the window's
/// form and what it stores.
inline constexpr auto sweepSettings = std::tuple{
    Setting<&SweepPlan::engines>{
        {.field = "engines",
         .key = "engines",
         .options = "--engine",
         .valueName = "LIST",
         .group = "Levels",
         .help = "How requests are issued, pool (default), loop or process; several are compared, "
                 "as pool,loop; may be repeated",
         .place = Place::Shown}},
    Setting<&SweepPlan::sizes>{
        {.field = "levels",
         .key = "sizes",
         .options = "--sweep",
         .valueName = "LIST",
         .group = "Levels",
         .help =
             "Pool sizes to measure, as 1,2,4..64 (doubling), 1 to 2048 each, without the pool to "
             "65536 (default {})",
         .place = Place::Shown}},
    Setting<&SweepPlan::repeats>{{.field = "repeats",
                                  .key = "repeats",
                                  .options = "-R,--repeat",
                                  .valueName = "N",
                                  .group = "Levels",
                                  .help = "How often to measure each (default {})",
                                  .place = Place::Shown}},
    Setting<&SweepPlan::coolDown>{{.field = "cool-down",
                                   .key = "cool_down_s",
                                   .options = "--cool-down",
                                   .valueName = "DURATION",
                                   .group = "Levels",
                                   .help = "Pause after each measurement (default {})",
                                   .mayBeZero = true}},
    Setting<&SweepPlan::stopEarly>{
        {.field = "early-stop",
         .key = "stop_early",
         .options = "--no-early-stop",
         .group = "Levels",
         .help = "Also measure levels above one that answers less and fails more"}},
    Setting<&SweepPlan::share>{{.field = "share",
                                .key = "share",
                                .stored = "share_percent",
                                .options = "--share",
                                .valueName = "PERCENT",
                                .group = "Levels",
                                .help = "Share of the best throughput, in percent, that is enough "
                                        "for the sweet spot (default {})"}},
    Setting<&SweepPlan::limit>{
        {.field = "limit",
         .key = "limit",
         .options = "--limit",
         .valueName = "LIMIT",
         .group = "Levels",
         .help = "Name the largest size that keeps a latency, as in 'p99<50ms'"}},
    Setting<&SweepPlan::seed>{{.field = "seed", .key = "seed", .place = Place::None}},
};

/// Calls `visit` with each row, in their order.
template <typename Visit>
constexpr void forEachSweepSetting(Visit visit) {
    std::apply([&](const auto&... rows) { (visit(rows), ...); }, sweepSettings);
}

} // namespace loadstone
