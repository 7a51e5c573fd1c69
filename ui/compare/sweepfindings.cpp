#include "ui/compare/sweepfindings.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr int curvePoints = 120;

double quantileSeconds(const Histogram& latency, double quantile) {
    return Seconds(Microseconds(latency.quantile(quantile))).count();
}

SweepLevel& levelOf(std::vector<SweepLevel>& levels, int size) {
    const auto at = std::ranges::lower_bound(levels, size, {}, &SweepLevel::size);
    if (at != levels.end() && at->size == size)
        return *at;
    SweepLevel level;
    level.size = size;
    return *levels.insert(at, std::move(level));
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

} // namespace

const SweepLevel* SweepFindings::serial() const {
    const bool isThere = !analysis.levels.empty() && analysis.levels.front().size == 1;
    return isThere ? &analysis.levels.front() : nullptr;
}

double SweepFindings::speedUp(const SweepLevel& level) const {
    const double one = serial() ? serial()->point().mean() : 0;
    return one > 0 ? level.point().mean() / one : 0;
}

void addRun(SweepFindings& findings, const SweepRunResult& run) {
    const Totals& totals = run.report.snapshot.totals;
    SweepLevel& level = levelOf(findings.analysis.levels, run.step.size);
    level.throughputs.push_back(okPerSecond(run.report.snapshot));
    level.latencyOk.add(totals.latencyOk);
    level.completed += totals.completed();
    level.failed += totals.failed;
    if (!totals.latencyOk.empty())
        findings.latencies.push_back({run.step.size, quantileSeconds(totals.latencyOk, 0.5),
                                      quantileSeconds(totals.latencyOk, 0.99)});
}

void conclude(SweepFindings& findings, std::size_t draws) {
    SweepAnalysis& analysis = findings.analysis;
    const std::vector<ScalePoint> points = pointsOf(analysis.levels);
    FitOptions options;
    options.draws = draws;
    analysis.fit = fitScalability(points, options);
    analysis.sweetSpot = findSweetSpot(points, findings.plan.share);
    findings.curve = analysis.fit ? curveOf(*analysis.fit) : std::vector<CurvePoint>();
    SweepReport outline;
    outline.plan = findings.plan;
    outline.leftOut = findings.leftOut;
    findings.sentences = sentencesOf(analysis, outline);
}

} // namespace loadstone
