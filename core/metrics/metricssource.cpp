// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricssource.h"

#include "core/base/listed.h"
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
    return linesText(names);
}

Expected<std::vector<MetricName>> readMetricNames(std::string_view text, const std::string& field) {
    std::vector<MetricName> names;
    for (const std::string& line : linesIn(text)) {
        const auto name = MetricName::read(line);
        if (!name)
            return fail(field, name.error().message);
        names.push_back(*name);
    }
    return names;
}

} // namespace loadstone
