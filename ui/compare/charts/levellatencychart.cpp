// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/levellatencychart.h"

#include "ui/compare/charts/leveltext.h"
#include "ui/compare/charts/limitline.h"
#include "ui/enginetext.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"
#include "ui/widgets/errorbars.h"

#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

LevelLatencyChart::LevelLatencyChart(QWidget* parent)
    : SizeChart(QStringLiteral("Latency"), parent), m_limit(new LimitLine(plot(), this)) {
    connect(m_limit, &LimitLine::moved, this, &LevelLatencyChart::limitMoved);
    for (Lines& lines : m_lines)
        for (Line& line : lines)
            line = newLine();
    m_dashes = addLine(QStringLiteral("p99 dashed"));
    plot().yAxis->setTicker(QSharedPointer<LogTimeTicker>::create());
    setHelp(QString(
        "Half of the ok requests took at most p50, 99 % at most p99, from being handed "
        "to the transport to the last byte.\nPoints: all repeats together; bars: from "
        "the least to the greatest of the repeats.\nOf several engines p50 is solid and p99 "
        "dashed. The axis of time is logarithmic.\nThe line of a limit can be dragged, and "
        "Shift+Up and Shift+Down move it."));
    showLegend();
    nameEngines();
    restyle();
}

LevelLatencyChart::Line LevelLatencyChart::newLine() {
    QCPGraph* points = addLine({});
    return {points, addErrorBars(points)};
}

// Of several engines the legend has the colours, and once what dashes mean.
void LevelLatencyChart::nameEngines() {
    setSubtitle(QStringLiteral("by %1, log scale").arg(sizesText(plan())));
    for (std::size_t i = 0; i < mostEngines; ++i) {
        QCPGraph* p50 = m_lines[i][0].points;
        QCPGraph* p99 = m_lines[i][1].points;
        p50->removeFromLegend();
        p99->removeFromLegend();
        if (i >= engines().size())
            continue;
        p50->setName(hasSeveralEngines() ? engineText(engines()[i]) : "p50");
        p50->addToLegend();
        p99->setName("p99");
    }
    m_dashes->removeFromLegend();
    (hasSeveralEngines() ? m_dashes : m_lines[0][1].points)->addToLegend();
}

void LevelLatencyChart::setLimit(const std::optional<LatencyLimit>& limit) {
    m_limit->setLimit(limit);
}

void LevelLatencyChart::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::ShiftModifier && event->key() == Qt::Key_Up)
        m_limit->step(1);
    else if (event->modifiers() == Qt::ShiftModifier && event->key() == Qt::Key_Down)
        m_limit->step(-1);
    else
        SizeChart::keyPressEvent(event);
}

void LevelLatencyChart::clear() {
    for (const Lines& lines : m_lines)
        for (const Line& line : lines) {
            line.points->data()->clear();
            line.bars->setData(QVector<double>());
        }
}

void LevelLatencyChart::draw() {
    clear();
    double least = std::numeric_limits<double>::max();
    double most = 0;
    for (const EngineFindings& engine : enginesOf(findings())) {
        const std::vector<LevelPercentiles> levels = percentilesOf(engine);
        const Lines& lines = m_lines.at(placeOf(engine.analysis.engine));
        drawLine(lines[0], levels, &LevelPercentiles::p50);
        drawLine(lines[1], levels, &LevelPercentiles::p99);
        for (const LevelPercentiles& level : levels) {
            least = std::min(least, level.p50.least);
            most = std::max(most, level.p99.most);
        }
    }
    setNote(most > 0     ? QString()
            : findings() ? QStringLiteral("No ok request")
                         : QStringLiteral("Nothing is measured yet"));
    if (most > 0 && m_limit->limit()) {
        const double limit = Seconds(m_limit->limit()->most).count();
        least = std::min(least, limit);
        most = std::max(most, limit);
    }
    constexpr double room = 0.1;
    if (most > 0)
        setExtentOfSizes(std::log10(least) - room, std::log10(most) + room);
    else
        setExtentOfSizes(-3, 0);
}

void LevelLatencyChart::drawLine(const Line& line, const std::vector<LevelPercentiles>& levels,
                                 PercentileRange LevelPercentiles::*percentile) {
    QVector<double> down, up;
    for (const LevelPercentiles& level : levels) {
        const PercentileRange& range = level.*percentile;
        line.points->addData(positionOf(level.size), std::log10(range.value));
        down << std::max(0.0, std::log10(range.value / range.least));
        up << std::max(0.0, std::log10(range.most / range.value));
    }
    line.bars->setData(down, up);
}

QString LevelLatencyChart::csv() const {
    QString text = "engine,size,p50_s,p99_s,p50_least_s,p50_most_s,p99_least_s,p99_most_s\n";
    for (const EngineFindings& engine : enginesOf(findings()))
        for (const LevelPercentiles& level : percentilesOf(engine)) {
            text += levelCsv({engine.analysis.engine, level.size});
            for (const double value : {level.p50.value, level.p99.value, level.p50.least,
                                       level.p50.most, level.p99.least, level.p99.most})
                text += ',' + QString::number(value, 'g', 6);
            text += '\n';
        }
    return text;
}

void LevelLatencyChart::applyColors(const ChartColors& colors) {
    m_limit->setColor(colors.text);
    m_dashes->setPen(QPen(colors.muted, 1.6, Qt::DashLine)); // of no engine's colour
    for (std::size_t i = 0; i < mostEngines; ++i) {
        const bool ofOne = !hasSeveralEngines();
        const std::array series{colors.series[i], ofOne ? colors.series[2] : colors.series[i]};
        const std::array styles{Qt::SolidLine, ofOne ? Qt::SolidLine : Qt::DashLine};
        for (std::size_t j = 0; j < series.size(); ++j) {
            const Line& line = m_lines[i][j];
            line.points->setPen(QPen(series[j], 1.6, styles[j]));
            line.points->setScatterStyle({QCPScatterStyle::ssDisc, series[j], series[j], 6});
            styleErrorBars(*line.bars, series[j]);
        }
    }
}

} // namespace loadstone
