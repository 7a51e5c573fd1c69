// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweeptext.h"

#include "core/base/units.h"
#include "core/report/curvepicture.h"
#include "core/report/fittext.h"
#include "core/report/leveltable.h"
#include "core/report/loadnoun.h"
#include "core/report/querywords.h"
#include "core/report/sweepsentences.h"
#include "core/report/validitywords.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

char markOf(std::size_t index) {
    constexpr std::array marks{'o', 'x', '+', '#'};
    return marks[index % marks.size()];
}

CurveSeries seriesOf(const EngineAnalysis& analysis, char mark) {
    CurveSeries series{std::string(nameOf(analysis.engine)), mark, {}, nullptr};
    for (const ScalePoint& point : pointsOf(analysis.levels))
        series.points.push_back({point.size, point.mean()});
    if (analysis.fit)
        series.curve = [&](double size) { return analysis.fit->throughput(size); };
    return series;
}

/// "threads", or "threads or connections" where engines differ in it.
std::string unitsOfAll(const SweepAnalysis& analysis) {
    std::vector<std::string> units;
    for (const EngineAnalysis& engine : analysis.engines)
        if (std::ranges::count(units, engine.units()) == 0)
            units.emplace_back(engine.units());
    std::string text = units.front();
    for (std::size_t i = 1; i < units.size(); ++i)
        text += " or " + units[i];
    return text;
}

std::string curvesOf(const SweepAnalysis& analysis) {
    std::vector<CurveSeries> series;
    for (const EngineAnalysis& engine : analysis.engines)
        series.push_back(seriesOf(engine, markOf(series.size())));
    const bool isFitted = std::ranges::any_of(
        analysis.engines, [](const EngineAnalysis& engine) { return engine.fit.has_value(); });
    const std::string text = curvePicture(series, unitsOfAll(analysis));
    if (series.size() > 1)
        return text + (isFitted ? "  · fitted\n" : "");
    return text + (isFitted ? "  o measured   · fitted\n" : "  o measured\n");
}

std::string coefficientsOf(const SweepAnalysis& analysis) {
    std::string text;
    for (const EngineAnalysis& engine : analysis.engines) {
        if (!engine.fit)
            continue;
        const bool isAlone = analysis.engines.size() == 1;
        text += "\n" + (isAlone ? "" : std::string(nameOf(engine.engine)) + ": ") +
                coefficientsText(*engine.fit);
    }
    return text;
}

} // namespace

std::string sweepText(const SweepReport& report, const SweepAnalysis& analysis) {
    std::string text;
    for (const std::string& sentence : sentencesOf(analysis, report))
        text += sentence + "\n";
    if (report.ending == Ending::Stopped)
        text += "Stopped by hand; what was measured until then is kept.\n";
    const LoadPlan& plan = report.plan.plan;
    if (const std::string database = databaseText(report.database, plan); !database.empty())
        text += database + "\n";
    if (analysis.engines.empty())
        return spokenOf(plan, text);
    text += "\n" + curvesOf(analysis) + "\n" + levelTable(analysis) + coefficientsOf(analysis);
    const auto validity = validityOf(report);
    return spokenOf(plan, validity ? text + validityText(*validity) : text);
}

} // namespace loadstone
