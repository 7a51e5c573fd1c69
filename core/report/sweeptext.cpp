#include "core/report/sweeptext.h"

#include "core/base/units.h"
#include "core/report/curvepicture.h"
#include "core/report/fittext.h"
#include "core/report/textcolumns.h"

namespace loadstone {

namespace {

std::string latencyCell(const SweepLevel& level, double quantile) {
    return level.latencyOk.empty() ? "–"
                                   : formatTime(Microseconds(level.latencyOk.quantile(quantile)));
}

std::string levelRow(const SweepLevel& level, double first) {
    const ScalePoint point = level.point();
    return padded(formatCount(static_cast<std::uint64_t>(level.size)), 9) +
           padded(formatNumber(point.mean(), 1), 14) +
           padded("± " + formatNumber(point.standardError(), 1), 12) +
           padded(first > 0 ? formatNumber(point.mean() / first, 2) : "–", 10) +
           padded(latencyCell(level, 0.5), 12) + padded(latencyCell(level, 0.99), 12) +
           padded(formatCount(level.failed), 10) + "\n";
}

std::string levelTable(const SweepAnalysis& analysis, EngineKind engine) {
    std::string text = padded(engine == EngineKind::Pool ? "Threads" : "Conns", 9) +
                       padded("Requests/s", 14) + padded("", 12) + padded("Speed-up", 10) +
                       padded("p50", 12) + padded("p99", 12) + padded("Failed", 10) + "\n";
    const double first = analysis.levels.front().point().mean();
    for (const SweepLevel& level : analysis.levels)
        text += levelRow(level, first);
    return text;
}

std::string picture(const SweepAnalysis& analysis, EngineKind engine) {
    CurveSeries series;
    for (const ScalePoint& point : pointsOf(analysis.levels))
        series.points.push_back({point.size, point.mean()});
    if (analysis.fit)
        series.curve = [&](double size) { return analysis.fit->throughput(size); };
    return curvePicture({series}, unitsOf(engine)) +
           (analysis.fit ? "  o measured   · fitted\n" : "  o measured\n");
}

} // namespace

std::string sweepText(const SweepReport& report, const SweepAnalysis& analysis) {
    std::string text;
    for (const std::string& sentence : sentencesOf(analysis, report))
        text += sentence + "\n";
    if (report.ending == Ending::Stopped)
        text += "Stopped by hand; what was measured until then is kept.\n";
    if (analysis.levels.empty())
        return text;
    const EngineKind engine = report.plan.plan.engine;
    text += "\n" + picture(analysis, engine) + "\n" + levelTable(analysis, engine);
    text += "Requests/s: answers that are ok, the mean of the repeats ± its standard error. "
            "Speed-up: over the smallest level.\n";
    if (analysis.fit)
        text += "\n" + coefficientsText(*analysis.fit);
    return text;
}

} // namespace loadstone
