// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricssource.h"

#include "core/base/trimmed.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace loadstone {

Expected<MetricName> MetricName::read(std::string_view text) {
    const std::string_view name = trimmed(text);
    const bool isName = !name.empty() && isUtf8(name) &&
                        name.find_first_of(std::string_view("\n\0", 2)) == std::string_view::npos;
    if (!isName)
        return fail("", "a name is needed, as in http_requests_total or pool.busy");
    return MetricName{std::string(name)};
}

std::string textOf(const std::vector<MetricName>& names) {
    std::string lines;
    for (const MetricName& each : names)
        lines += (lines.empty() ? "" : "\n") + each.name;
    return lines;
}

Expected<std::vector<MetricName>> readMetricNames(std::string_view text, const std::string& field) {
    std::vector<MetricName> names;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (trimmed(line).empty())
            continue;
        const auto name = MetricName::read(line);
        if (!name)
            return fail(field, name.error().message);
        names.push_back(*name);
    }
    return names;
}

} // namespace loadstone
