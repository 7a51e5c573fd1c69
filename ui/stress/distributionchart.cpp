// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/distributionchart.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr int barCount = 48;

/// The axis holds logarithms, so that bars of equal width on it are of equal width on paper.
double onAxis(double microseconds) {
    return std::log10(microseconds / 1e6);
}

} // namespace

DistributionChart::DistributionChart(QWidget* parent)
    : Chart(QString("Latency distribution"), QString("ok requests by time, log scale"), parent),
      m_bars(new QCPBars(plot().xAxis, plot().yAxis)) {
    plot().xAxis->setTicker(QSharedPointer<LogTimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    m_bars->setWidthType(QCPBars::wtPlotCoords);
    m_bars->setAntialiased(false);
    restyle();
}

void DistributionChart::showLatencies(const Histogram& latencies) {
    m_latencyBars = latencyBars(latencies, barCount);
    QVector<QCPBarsData> shown;
    std::uint64_t top = 0;
    for (const LatencyBar& bar : m_latencyBars) {
        shown << QCPBarsData((onAxis(bar.from) + onAxis(bar.to)) / 2,
                             static_cast<double>(bar.count));
        top = std::max(top, bar.count);
    }
    m_bars->data()->set(shown, true);
    setNote(m_latencyBars.empty() ? QString("No ok request") : QString());
    if (!m_latencyBars.empty()) {
        fitBars();
        // Room at both ends, so that no bar is cut and the axis begins with a tick more often.
        setExtent(onAxis(m_latencyBars.front().from) - m_bars->width(),
                  onAxis(m_latencyBars.back().to) + m_bars->width(), static_cast<double>(top));
    }
    replotSoon();
}

void DistributionChart::fitBars() {
    constexpr double share = 0.86;
    const LatencyBar& first = m_latencyBars.front();
    m_bars->setWidth((onAxis(first.to) - onAxis(first.from)) * share);
}

QString DistributionChart::csv() const {
    QString text = "from_us,to_us,requests\n";
    for (const LatencyBar& bar : m_latencyBars)
        text +=
            QString("%1,%2,%3\n").arg(bar.from, 0, 'f', 1).arg(bar.to, 0, 'f', 1).arg(bar.count);
    return text;
}

QString DistributionChart::valuesAt(const QPoint& mouse) const {
    const double at = plot().xAxis->pixelToCoord(mouse.x());
    if (!plot().axisRect()->rect().contains(mouse))
        return {};
    for (const LatencyBar& bar : m_latencyBars)
        if (at >= onAxis(bar.from) && at < onAxis(bar.to))
            return QString("%1 to %2\n%3 requests")
                .arg(microsecondsText(bar.from), microsecondsText(bar.to), countText(bar.count));
    return {};
}

void DistributionChart::applyColors(const ChartColors& colors) {
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(mixed(colors.series[0], colors.ground, 0.8));
}

} // namespace loadstone
