// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/metricchart.h"

#include "core/metrics/metricreading.h"
#include "core/report/metricscsv.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"
#include "ui/widgets/readout.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Names come from a server and may be of any length; what tells them apart is often at the end.
QString shortName(const QString& name) {
    constexpr qsizetype most = 40;
    constexpr qsizetype end = 20;
    return name.size() <= most ? name : name.left(most - end - 1) + QChar(0x2026) + name.right(end);
}

/// The labels of a name, or the name if it has none.
QString lineNameOf(const MetricSeries& series) {
    const std::size_t labels = withoutLabels(series.name).size();
    return shortName(toText(series.name.substr(labels == series.name.size() ? 0 : labels)));
}

QVector<QCPGraphData> pointsOf(const MetricSeries& series) {
    QVector<QCPGraphData> points;
    for (const MetricSeries::Point& point : series.points)
        points << QCPGraphData(point.time, point.value);
    return points;
}

} // namespace

MetricChart::MetricChart(const QString& name, bool isRate, QWidget* parent)
    : Chart(shortName(name), {}, parent), m_isRate(isRate) {
    setHelp(name);
    plot().xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<FigureTicker>::create());
    showLegend();
    plot().legend->setVisible(false);
    nameUnit(0);
    restyle();
}

void MetricChart::nameUnit(std::size_t shown) {
    QStringList parts;
    if (m_isRate)
        parts << QString("per second");
    if (shown < m_series.size())
        parts << QString("%1 of %2 lines").arg(shown).arg(m_series.size());
    setSubtitle(parts.join("; "));
}

// In the order in which they came, so that the first ones stay what they are.
void MetricChart::makeLines() {
    const std::size_t wanted = std::min(m_series.size(), mostLines);
    while (static_cast<std::size_t>(plot().graphCount()) < wanted)
        addLine(lineNameOf(m_series[static_cast<std::size_t>(plot().graphCount())]));
    // A legend takes room even if it is not seen.
    for (int i = 0; i < plot().graphCount(); ++i)
        if (wanted > 1)
            plot().graph(i)->addToLegend();
        else
            plot().graph(i)->removeFromLegend();
    plot().legend->setVisible(wanted > 1);
    nameUnit(wanted);
    restyle();
}

void MetricChart::showSeries(const std::vector<MetricSeries>& series, double end) {
    constexpr qsizetype few = 40; // points that a line alone hardly shows
    m_series = series;
    makeLines();
    double least = 0;
    double most = 0;
    for (int i = 0; i < plot().graphCount(); ++i) {
        const MetricSeries& one = m_series[static_cast<std::size_t>(i)];
        QCPGraph& line = *plot().graph(i);
        line.data()->set(pointsOf(one), true);
        line.setScatterStyle(line.dataCount() < few ? QCPScatterStyle::ssDisc
                                                    : QCPScatterStyle::ssNone);
        least = std::min(least, one.least());
        most = std::max(most, one.most());
    }
    setExtent(0, end, least, most);
    replotSoon();
}

// It is read once a second, so what is told is the reading next to the mouse, however far away.
QString MetricChart::valuesAtPlace(double place) const {
    return readoutAt(plot(), place, plot().width());
}

QString MetricChart::valuesAt(const QPoint& mouse) const {
    return plot().axisRect()->rect().contains(mouse)
               ? valuesAtPlace(plot().xAxis->pixelToCoord(mouse.x()))
               : QString();
}

QString MetricChart::csv() const {
    return toText(metricsCsv(m_series));
}

void MetricChart::applyColors(const ChartColors& colors) {
    for (int i = 0; i < plot().graphCount(); ++i)
        plot().graph(i)->setPen(QPen(colors.series[static_cast<std::size_t>(i)], 1.6));
}

} // namespace loadstone
