// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/calibration.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// The processor time is within the verdict: the own share of all cores, for the whole run.
std::optional<double> cpuPerRequest(const RunReport& report) {
    const auto completed = report.snapshot.totals.completed();
    if (!report.validity || completed == 0)
        return std::nullopt;
    const auto& readings = report.validity->readings;
    const auto own = std::ranges::find(readings, SignalKind::OwnCpu, &Signal::kind);
    if (own == readings.end() || !own->value)
        return std::nullopt;
    return *own->value / 100 * own->basis * report.snapshot.elapsed.count() /
           static_cast<double>(completed);
}

bool isPlain(const LoadPlan& plan) {
    return !plan.asksDatabase() && !isTls(plan.request) && plan.request.body.empty() &&
           plan.transport.keepAlive;
}

/// On the line through two points of logarithmic size.
double between(const CalibrationPoint& low, const CalibrationPoint& high, int size) {
    if (size <= low.size || low.size == high.size)
        return low.requestsPerSecond;
    const double share =
        (std::log(size) - std::log(low.size)) / (std::log(high.size) - std::log(low.size));
    return low.requestsPerSecond + share * (high.requestsPerSecond - low.requestsPerSecond);
}

} // namespace

SweepPlan calibrationPlan(const std::string& url, std::vector<EngineKind> engines) {
    SweepPlan plan;
    plan.plan = usualLevelPlan();
    plan.plan.request.url = url;
    plan.engines = std::move(engines);
    plan.sizes = {1, 16, 64, 256, 1024};
    plan.repeats = 1;
    plan.stopEarly = false;
    return plan;
}

std::optional<Calibration> calibrationOf(const SweepReport& report) {
    Calibration calibration{report.toolVersion, report.startedAt, report.environment, {}};
    for (const SweepRunResult& run : report.runs)
        if (const double rate = okPerSecond(run.report.snapshot); rate > 0 && counts(run, report))
            calibration.points.push_back(
                {run.step.engine, run.step.size, rate, cpuPerRequest(run.report)});
    std::ranges::sort(calibration.points, {}, [](const CalibrationPoint& point) {
        return std::pair(point.engine, point.size);
    });
    return calibration.points.empty() ? std::nullopt : std::optional(calibration);
}

std::optional<double> ceilingFor(const LoadPlan& plan, const Environment& environment,
                                 std::string_view toolVersion, const Calibration& calibration) {
    const Environment& then = calibration.environment;
    if (!isPlain(plan) || toolVersion != calibration.toolVersion || then.cpu != environment.cpu ||
        then.cores != environment.cores)
        return std::nullopt;
    std::vector<CalibrationPoint> points;
    std::ranges::copy_if(calibration.points, std::back_inserter(points),
                         [&](const CalibrationPoint& p) { return p.engine == plan.engine; });
    if (points.empty())
        return std::nullopt;
    const auto high = std::ranges::find_if(
        points, [&](const CalibrationPoint& point) { return point.size >= plan.threads; });
    if (high == points.end())
        return points.back().requestsPerSecond;
    return between(high == points.begin() ? *high : *std::prev(high), *high, plan.threads);
}

} // namespace loadstone
