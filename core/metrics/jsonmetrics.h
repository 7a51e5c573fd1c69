// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricreading.h"

namespace loadstone {

/// The numbers in a JSON text, named by where they are: pool.connections[0].busy.
Expected<std::vector<MetricReading>> readJsonMetrics(std::string_view text);

} // namespace loadstone
