// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A figure that a server tells of itself. A value.
struct MetricReading {
    std::string name; ///< with its labels, as in http_requests_total{code="200"}, or a.b[0] of JSON
    double value = 0;
    bool isCounter = false; ///< it only grows; so its rate is what tells something

    bool operator==(const MetricReading&) const = default;
};

/// The longest text that is read, so that no server holds up who waits for the end of a reading.
inline constexpr std::size_t mostMetricBytes = 1'000'000;

/// What a server tells: JSON, of which the numbers are taken, or the text format of Prometheus and
/// OpenMetrics. Figures that are no number, and a name's second one, are left out. The error says
/// in which line something else stands, or of what there is too much.
Expected<std::vector<MetricReading>> readMetrics(std::string_view text);

/// A name without its labels.
std::string_view withoutLabels(std::string_view name);

} // namespace loadstone
