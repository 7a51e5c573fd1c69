// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/latencychart.h"

#include "core/report/runcsv.h"
#include "ui/format.h"
#include "ui/stress/linepoints.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

constexpr std::array shownPercentiles{&Interval::Percentiles::p50, &Interval::Percentiles::p95,
                                      &Interval::Percentiles::p99};

// NaN makes a gap in the line: nothing ended there.
double secondsAt(const Interval& interval, Microseconds Interval::Percentiles::*member) {
    return interval.latency ? Seconds((*interval.latency).*member).count()
                            : std::numeric_limits<double>::quiet_NaN();
}

double topOf(const std::vector<Interval>& timeline) {
    Microseconds top{0};
    for (const Interval& interval : timeline)
        if (interval.latency)
            top = std::max(top, interval.latency->p99);
    return Seconds(top).count();
}

} // namespace

LatencyChart::LatencyChart(QWidget* parent)
    : Chart(QString("Latency"), QString("time of one ok request"), parent),
      m_lines{addLine("p50"), addLine("p95"), addLine("p99")},
      m_dots{addDots(), addDots(), addDots()} {
    plot().xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<TimeTicker>::create());
    showLegend();
    restyle();
}

void LatencyChart::showTimeline(const std::vector<Interval>& timeline) {
    m_timeline = timeline;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto seconds = [&](const Interval& at) { return secondsAt(at, shownPercentiles[i]); };
        m_lines[i]->data()->set(linePoints(timeline, seconds), true);
        m_dots[i]->data()->set(lonePoints(timeline, seconds), true);
    }
    const double top = topOf(timeline);
    setNote(top > 0 ? QString() : QString("No ok request"));
    setExtent(0, timeline.empty() ? 1 : timeline.back().end.count(), top);
    replotSoon();
}

QString LatencyChart::csv() const {
    return toText(timelineCsv(m_timeline));
}

void LatencyChart::applyColors(const ChartColors& colors) {
    constexpr double dotSize = 5;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setPen(QPen(colors.series[i], 1.6));
        m_dots[i]->setScatterStyle(
            {QCPScatterStyle::ssDisc, colors.series[i], colors.series[i], dotSize});
    }
}

} // namespace loadstone
