// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricreading.h"

#include "core/base/byteordermark.h"
#include "core/base/trimmed.h"
#include "core/base/units.h"
#include "core/metrics/jsonmetrics.h"
#include "core/metrics/textmetrics.h"

#include <unordered_set>

namespace loadstone {

namespace {

std::vector<MetricReading> withoutRepeats(std::vector<MetricReading> readings) {
    std::unordered_set<std::string> seen;
    std::erase_if(readings,
                  [&](const MetricReading& one) { return !seen.insert(one.name).second; });
    return readings;
}

} // namespace

Expected<std::vector<MetricReading>> readMetrics(std::string_view text) {
    if (text.size() > mostMetricBytes)
        return fail("metrics", "the answer is longer than " +
                                   formatBytes(static_cast<double>(mostMetricBytes)));
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    const std::string_view begin = trimmed(text, " \t\r\n");
    const bool isJson = begin.starts_with('{') || begin.starts_with('[');
    return (isJson ? readJsonMetrics(text) : readTextMetrics(text)).map(withoutRepeats);
}

std::string_view withoutLabels(std::string_view name) {
    return name.substr(0, name.find('{'));
}

} // namespace loadstone
