// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricreading.h"

namespace loadstone {

/// The figures in the text format of Prometheus, or of OpenMetrics. Labels stay as they are
/// written, but for blanks around them.
Expected<std::vector<MetricReading>> readTextMetrics(std::string_view text);

} // namespace loadstone
