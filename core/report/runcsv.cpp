#include "core/report/runcsv.h"

#include <array>
#include <cstdio>

namespace loadstone {

namespace {

std::string decimal(double value) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

std::string cell(Microseconds time) {
    return decimal(inMilliseconds(time));
}

std::string latencyCells(const std::optional<Interval::Percentiles>& latency) {
    if (!latency)
        return ",,";
    return cell(latency->p50) + "," + cell(latency->p95) + "," + cell(latency->p99);
}

} // namespace

std::string timelineCsv(const std::vector<Interval>& timeline) {
    std::string csv = "t_s,end_s,requests,errors,requests_per_sec,p50_ms,p95_ms,p99_ms\n";
    for (const Interval& interval : timeline)
        csv += decimal(interval.start.count()) + "," + decimal(interval.end.count()) + "," +
               std::to_string(interval.requests) + "," + std::to_string(interval.errors) + "," +
               decimal(interval.requestsPerSecond()) + "," + latencyCells(interval.latency) + "\n";
    return csv;
}

} // namespace loadstone
