// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricscourse.h"
#include "core/metrics/metricssource.h"

#include <cmath>
#include <cstdlib>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

} // namespace

// What a server tells of itself, cut into two readings by a line of its own: names are told once,
// figures are numbers, and series stay within their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(text.find("\n---\n"), text.size());
    MetricsRecorder recorder({});
    for (const std::string& part : {text.substr(0, end), text.substr(end), text.substr(0, end)})
        if (const auto readings = readMetrics(part))
            recorder.take(static_cast<double>(recorder.course().readings), *readings);
    require(recorder.course().series.size() <= MetricsCourse::mostSeries);
    for (const MetricSeries& series : recorder.course().series)
        for (const MetricSeries::Point& point : series.points)
            require(std::isfinite(point.value));
    if (const auto names = readMetricNames(text, "metric"))
        require(readMetricNames(textOf(*names), "metric") == *names);
    return 0;
}
