// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <tuple>

namespace loadstone {

/// What of the server is watched while a run is on.
inline constexpr auto metricsSettings = std::tuple{
    Setting<&LoadPlan::metrics, &MetricsSource::url>{
        {.field = "metrics",
         .key = "metrics_url",
         .options = "--metrics",
         .valueName = "URL",
         .group = "Watch",
         .help = "Read the server's own figures from here each second, as Prometheus text or JSON, "
                 "and keep their course; @FILE keeps the URL out of the list of processes",
         .isSecret = true}},
    Setting<&LoadPlan::metrics, &MetricsSource::names>{
        {.field = "metric",
         .key = "metric_names",
         .options = "--metric",
         .valueName = "NAME",
         .group = "Watch",
         .help = "Which of those figures to keep, as http_requests_total, with labels or for all "
                 "of them without, or pool.busy of JSON; may be repeated (default the first 64)"}}};

} // namespace loadstone
