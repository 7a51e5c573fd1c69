// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepfindings.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr int curvePoints = 120;

double quantileSeconds(const Histogram& latency, double quantile) {
    return Seconds(Microseconds(latency.quantile(quantile))).count();
}

/// The place of an engine in the plan.
std::ptrdiff_t placeOf(const SweepPlan& plan, EngineKind engine) {
    return std::ranges::find(plan.engines, engine) - plan.engines.begin();
}

EngineFindings& findingsOf(SweepFindings& findings, EngineKind engine) {
    const auto place = [&](const EngineFindings& one) {
        return placeOf(findings.plan, one.analysis.engine);
    };
    const auto at =
        std::ranges::lower_bound(findings.engines, placeOf(findings.plan, engine), {}, place);
    if (at != findings.engines.end() && at->analysis.engine == engine)
        return *at;
    EngineFindings added;
    added.analysis.engine = engine;
    return *findings.engines.insert(at, std::move(added));
}

SweepLevel& levelOf(std::vector<SweepLevel>& levels, int size) {
    const auto at = std::ranges::lower_bound(levels, size, {}, &SweepLevel::size);
    if (at != levels.end() && at->size == size)
        return *at;
    return *levels.insert(at, SweepLevel());
}

/// Where the verdict is a plateau, that is what was fitted, and it has no band.
CurvePoint curvePointAt(const ScalabilityFit& fit, double size) {
    const double throughput = fit.throughput(size);
    if (fit.plateau)
        return {size, throughput, throughput, throughput};
    const ConfidenceInterval band = fit.bandAt(size);
    return {size, throughput, band.low, band.high};
}

std::vector<CurvePoint> curveOf(const ScalabilityFit& fit) {
    const double first = fit.points.front().size;
    const double factor = fit.points.back().size / first;
    std::vector<CurvePoint> curve;
    for (int i = 0; i <= curvePoints; ++i)
        curve.push_back(curvePointAt(fit, first * std::pow(factor, double(i) / curvePoints)));
    return curve;
}

/// The level of one request after the other, or null.
const SweepLevel* serialOf(const SweepFindings& findings, EngineKind kind) {
    for (const EngineFindings& engine : findings.engines)
        if (const auto& levels = engine.analysis.levels;
            engine.analysis.engine == kind && !levels.empty() && levels.front().size == 1)
            return &levels.front();
    return nullptr;
}

} // namespace

bool SweepFindings::hasFit() const {
    return std::ranges::any_of(
        engines, [](const EngineFindings& one) { return one.analysis.fit.has_value(); });
}

double SweepFindings::speedUp(const SweepLevel& level) const {
    const bool hasPool = std::ranges::count(plan.engines, EngineKind::Pool) > 0;
    const SweepLevel* serial = serialOf(*this, hasPool ? EngineKind::Pool : level.engine);
    const double one = serial ? serial->point().mean() : 0;
    return one > 0 ? level.point().mean() / one : 0;
}

std::span<const EngineFindings> enginesOf(const SharedFindings& findings) {
    return findings ? std::span<const EngineFindings>(findings->engines)
                    : std::span<const EngineFindings>();
}

void addRun(SweepFindings& findings, const SweepRunResult& run) {
    if (const auto& activity = run.report.database.activity)
        findings.activities.push_back({run.step.level(), *activity});
    const Totals& totals = run.report.snapshot.totals;
    EngineFindings& engine = findingsOf(findings, run.step.engine);
    SweepLevel& level = levelOf(engine.analysis.levels, run.step.size);
    if (run.step.again && !level.again)
        std::erase_if(engine.latencies,
                      [&](const RunLatency& one) { return one.size == run.step.size; });
    addRun(level, run);
    if (!totals.latencyOk.empty())
        engine.latencies.push_back({run.step.size, quantileSeconds(totals.latencyOk, 0.5),
                                    quantileSeconds(totals.latencyOk, 0.99)});
}

void conclude(SweepFindings& findings, std::size_t draws) {
    FitOptions options;
    options.draws = draws;
    for (EngineFindings& engine : findings.engines) {
        EngineAnalysis& analysis = engine.analysis;
        analysis = analyseEngine(analysis.engine, std::move(analysis.levels), findings.plan.share,
                                 options);
        engine.curve = analysis.fit ? curveOf(*analysis.fit) : std::vector<CurvePoint>();
    }
}

} // namespace loadstone
