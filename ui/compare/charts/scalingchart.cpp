// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/scalingchart.h"

#include "core/report/loadnoun.h"
#include "ui/compare/charts/leveltext.h"
#include "ui/enginetext.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// Of marks, with those of a database above the others.
constexpr int databaseRows = 4;

QString sizeNumber(double size) {
    return countText(static_cast<std::uint64_t>(std::llround(size)));
}

} // namespace

ScalingChart::ScalingChart(QWidget* parent)
    : SizeChart(QStringLiteral("Throughput"), parent),
      m_curves{ThroughputCurve(plot()), ThroughputCurve(plot()), ThroughputCurve(plot())},
      m_underWay(addLine({})),
      m_sweetSpots{PlotMark(plot(), 0), PlotMark(plot(), 1), PlotMark(plot(), 2)},
      m_limit(plot(), 1),
      m_rule(plot(), 2),
      m_room(plot(), 3),
      m_missed(addLine({})) {
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    m_underWay->removeFromLegend();
    m_underWay->setLineStyle(QCPGraph::lsNone);
    m_missed->removeFromLegend();
    m_missed->setLineStyle(QCPGraph::lsNone);
    setHelp(QStringLiteral(
        "Answers that are ok per second, against the threads of the pool or the "
        "connections of the loops.\n"
        "Error bars: plus and minus the standard error of the mean, √(variance/repeats)."
        "\nCurve: the Universal Scalability Law, X(N) = λN / (1 + σ(N−1) + κN(N−1)), or "
        "a rise and a plateau if no peak is certain; the band of the law has 95 % "
        "confidence."));
    showLegend();
    nameEngines();
    restyle();
}

void ScalingChart::nameEngines() {
    const std::string text = "ok requests/s by " + sizesText(plan()).toStdString();
    setSubtitle(toText(spokenOf(plan().plan, text)));
    for (std::size_t i = 0; i < mostEngines; ++i)
        if (i < engines().size())
            m_curves[i].setName(hasSeveralEngines() ? engineText(engines()[i]) : QString());
        else
            m_curves[i].hideFromLegend();
    const int least = plan().plan.asksDatabase() ? databaseRows : 2;
    const int rows = std::max(least, static_cast<int>(engines().size()));
    plot().axisRect()->setMargins({0, PlotMark::roomFor(plot(), rows), 0, 0});
}

void ScalingChart::draw() {
    for (ThroughputCurve& curve : m_curves)
        curve.clear();
    double top = m_underWayTop;
    for (const EngineFindings& engine : enginesOf(findings()))
        top = std::max(
            top, m_curves.at(placeOf(engine.analysis.engine)).draw(engine, [this](double size) {
                return positionOf(size);
            }));
    setNote(top > 0 || findings() ? QString() : QStringLiteral("Nothing is measured yet"));
    setExtentOfSizes(0, top);
    drawMarks();
    drawMissed(top);
}

void ScalingChart::drawMarks() {
    for (PlotMark& mark : m_sweetSpots)
        mark.hide();
    m_limit.hide();
    markDatabase();
    for (const EngineFindings& engine : enginesOf(findings())) {
        markSweetSpot(engine.analysis);
        if (engine.analysis.fit && !hasSeveralEngines())
            markLimit(*engine.analysis.fit);
    }
}

void ScalingChart::markSweetSpot(const EngineAnalysis& analysis) {
    const auto& spot = analysis.sweetSpot;
    if (!spot || spot->bestThroughput <= 0)
        return;
    const QString text = spot->isStillRising
                             ? QStringLiteral("still rising")
                             : QStringLiteral("sweet spot %1").arg(sizeNumber(spot->size));
    m_sweetSpots.at(placeOf(analysis.engine))
        .show(positionOf(spot->isStillRising ? spot->bestSize : spot->size),
              hasSeveralEngines() ? engineText(analysis.engine) + ": " + text : text);
}

// Advice, and what the server allows: neither is a result.
void ScalingChart::markDatabase() {
    m_rule.hide();
    m_room.hide();
    if (!findings())
        return;
    if (const auto& rule = findings()->rule)
        m_rule.show(positionOf(rule->size()),
                    QStringLiteral("cores × 2 + spindles = %1").arg(rule->size()));
    if (const auto& room = findings()->database.room)
        m_room.show(positionOf(room->most),
                    QStringLiteral("%1 %2").arg(toText(room->limit), sizeNumber(room->most)));
}

// A little above the axis, which would cut them.
void ScalingChart::drawMissed(double top) {
    constexpr double height = 0.08;
    m_missed->data()->clear();
    if (findings())
        for (const MissedLevel& missed : findings()->missed)
            m_missed->addData(positionOf(missed.level.size), top * height);
}

void ScalingChart::markLimit(const ScalabilityFit& fit) {
    if (fit.peak)
        m_limit.show(positionOf(fit.peak->size),
                     QStringLiteral("peak %1").arg(sizeNumber(fit.peak->size)));
    if (fit.plateau && fit.knee && fit.knee->concurrency >= 1)
        m_limit.show(positionOf(fit.knee->concurrency),
                     QStringLiteral("plateau from %1").arg(sizeNumber(fit.knee->concurrency)));
}

void ScalingChart::showUnderWay(LevelId level, double throughput) {
    const ChartColors colors = ChartColors::of(palette());
    const QColor color =
        hasSeveralEngines() ? colors.series.at(placeOf(level.engine)) : colors.series[1];
    m_underWay->setScatterStyle({QCPScatterStyle::ssPlusCircle, color, 9});
    m_underWay->data()->clear();
    m_underWay->addData(positionOf(level.size), throughput);
    m_underWayTop = throughput;
    draw();
    replotSoon();
}

void ScalingChart::hideUnderWay() {
    m_underWay->data()->clear();
    m_underWayTop = 0;
    replotSoon();
}

void ScalingChart::applyColors(const ChartColors& colors) {
    for (std::size_t i = 0; i < mostEngines; ++i) {
        m_curves[i].setColors(colors.series[i], colors.ground);
        m_sweetSpots[i].setColor(hasSeveralEngines() ? colors.series[i] : colors.good);
    }
    m_limit.setColor(colors.muted);
    m_rule.setColor(colors.muted, Qt::DashLine);
    m_room.setColor(colors.warning, Qt::SolidLine);
    m_missed->setScatterStyle({QCPScatterStyle::ssCross, colors.warning, 9});
}

} // namespace loadstone
