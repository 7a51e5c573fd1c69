// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A figure that is asked for, with its labels or, for all of them, without. A value.
struct MetricName {
    std::string name;

    const std::string& text() const { return name; }
    static Expected<MetricName> read(std::string_view text);
    bool operator==(const MetricName&) const = default;
};

/// A name in each line, since labels have commas. An error names `field`.
std::string textOf(const std::vector<MetricName>& names);
Expected<std::vector<MetricName>> readMetricNames(std::string_view text, const std::string& field);

/// Where a server tells figures of itself, and which of them are wanted; none: all. A value.
struct MetricsSource {
    std::string url; ///< empty: none is asked
    std::vector<MetricName> names;

    bool operator==(const MetricsSource&) const = default;
};

} // namespace loadstone
