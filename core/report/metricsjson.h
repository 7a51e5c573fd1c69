// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricscourse.h"

#include <nlohmann/json.hpp>

namespace loadstone {

/// What a server told of itself while a run was on.
nlohmann::ordered_json metricsToJson(const MetricsCourse& course);
/// Throws std::exception if it is something else.
MetricsCourse metricsFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
