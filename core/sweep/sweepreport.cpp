// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepreport.h"

#include "core/http/redirect.h"
#include "core/sweep/usuallatency.h"

#include <algorithm>
#include <map>

namespace loadstone {

namespace {

/// Keys of a map of levels are in the order of levelsOf().
using LevelKey = std::pair<std::ptrdiff_t, LevelId>;

LevelKey keyOf(const SweepPlan& plan, const SweepStep& step) {
    return {std::ranges::find(plan.engines, step.engine) - plan.engines.begin(), step.level()};
}

std::uint64_t redirectsOf(const Totals& totals) {
    std::uint64_t count = 0;
    for (const auto& [status, times] : totals.statuses)
        if (isRedirect(status))
            count += times;
    return std::min(count, totals.ok);
}

bool hasLostHosts(const RunReport& run) {
    return std::ranges::any_of(run.hosts,
                               [](const HostShare& host) { return host.lostAt.has_value(); });
}

template <typename Level>
void addCounts(Level& level, const SweepRunResult& run) {
    const Totals& totals = run.report.snapshot.totals;
    if (run.step.again && !level.again)
        level = Level();
    level.again = run.step.again;
    level.engine = run.step.engine;
    level.size = run.step.size;
    if (isWhole(run.report))
        level.throughputs.push_back(okPerSecond(run.report.snapshot));
    else
        ++level.degraded;
    level.lostHosts += hasLostHosts(run.report) ? 1 : 0;
    level.completed += totals.completed();
    level.failed += totals.failed;
    level.aborted += totals.aborted;
    level.redirects += redirectsOf(totals);
    for (const auto& [failure, count] : totals.failures(run.report.plan.expected))
        level.errors[failure] += count;
    if (const auto& validity = run.report.validity)
        level.verdict = std::max(level.verdict.value_or(Verdict::Valid), validity->verdict);
}

/// `add` takes a level and a run of it.
template <typename Level, typename Add>
std::vector<Level> collectLevels(const SweepReport& report, const Add& add) {
    std::map<LevelKey, Level> found;
    for (const SweepRunResult& run : report.runs)
        add(found[keyOf(report.plan, run.step)], run);
    std::vector<Level> levels;
    levels.reserve(found.size());
    for (auto& [key, level] : found)
        levels.push_back(std::move(level));
    return levels;
}

Seconds quantileOf(const SweepLevel& level, double quantile) {
    return Microseconds(level.latencyOk.empty() ? 0 : level.latencyOk.quantile(quantile));
}

} // namespace

std::vector<LevelActivity> activitiesOf(const SweepReport& report) {
    std::vector<LevelActivity> activities;
    for (const SweepRunResult& run : report.runs)
        if (const auto& activity = run.report.database.activity)
            activities.push_back({run.step.level(), *activity});
    return activities;
}

bool counts(const SweepRunResult& run, const SweepReport& report) {
    return run.step.again || std::ranges::none_of(report.runs, [&](const SweepRunResult& other) {
               return other.step.again && other.step.level() == run.step.level();
           });
}

std::size_t runsOf(const SweepReport& report, const LevelId& level) {
    return static_cast<std::size_t>(
        std::ranges::count_if(report.runs, [&](const SweepRunResult& run) {
            return !run.step.again && run.step.level() == level;
        }));
}

std::size_t plannedRuns(const SweepReport& report) {
    std::size_t planned = report.plan.stepCount();
    for (const MissedLevel& missed : report.missed)
        if (missed.reason == MissedLevel::Reason::NoRoom)
            planned -= static_cast<std::size_t>(report.plan.repeats) - runsOf(report, missed.level);
    return planned + static_cast<std::size_t>(std::ranges::count_if(
                         report.runs, [](const SweepRunResult& run) { return run.step.again; }));
}

std::optional<Validity> validityOf(const SweepReport& report) {
    std::vector<Validity> runs;
    for (const SweepRunResult& run : report.runs)
        if (run.report.validity && counts(run, report))
            runs.push_back(*run.report.validity);
    return runs.empty() ? std::nullopt : std::optional(worstOf(runs));
}

bool isValid(const SweepReport& report) {
    return std::ranges::all_of(report.runs, [&](const SweepRunResult& run) {
        return isValid(run.report) || !counts(run, report);
    });
}

double okPerSecond(const Snapshot& snapshot) {
    return snapshot.elapsed.count() > 0
               ? static_cast<double>(snapshot.totals.ok) / snapshot.elapsed.count()
               : 0;
}

bool isWhole(const RunReport& run) {
    return run.losses.empty() && !hasLostHosts(run);
}

void addRun(SweepLevel& level, const SweepRunResult& run) {
    addCounts(level, run);
    if (!isWhole(run.report))
        return;
    level.latencyOk.add(run.report.snapshot.totals.latencyOk);
    level.usualLatencies.push_back(usualLatency(run.report, run.step.size));
}

ScalePoint SweepLevel::timedPoint() const {
    ScalePoint timed = point();
    if (std::ranges::count(usualLatencies, 0) == 0)
        timed.latencies = usualLatencies;
    return timed;
}

std::vector<SweepLevel> levelsOf(const SweepReport& report) {
    return collectLevels<SweepLevel>(
        report, [](SweepLevel& level, const SweepRunResult& run) { addRun(level, run); });
}

std::vector<LevelCounts> countsOf(const SweepReport& report) {
    return collectLevels<LevelCounts>(report, addCounts<LevelCounts>);
}

std::vector<ScalePoint> pointsOf(const std::vector<SweepLevel>& levels) {
    std::vector<ScalePoint> points;
    points.reserve(levels.size());
    for (const SweepLevel& level : levels)
        if (!level.throughputs.empty())
            points.push_back(level.timedPoint());
    return points;
}

std::vector<LevelLatency> latenciesOf(const std::vector<SweepLevel>& levels) {
    std::vector<LevelLatency> latencies;
    latencies.reserve(levels.size());
    for (const SweepLevel& level : levels)
        if (!level.throughputs.empty())
            latencies.push_back(
                {static_cast<double>(level.size), quantileOf(level, 0.5), quantileOf(level, 0.99)});
    return latencies;
}

} // namespace loadstone
