// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/throughputchart.h"

#include "core/report/runcsv.h"
#include "core/stats/course.h"
#include "ui/format.h"
#include "ui/stress/linepoints.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"
#include "ui/widgets/longtext.h"

#include <algorithm>
#include <functional>

namespace loadstone {

ThroughputChart::ThroughputChart(QWidget* parent)
    : Chart(QString("Throughput"), QString("ok requests per second"), parent),
      m_ok(addLine(QString("ok"))),
      m_failed(addLine(QString("failed"))),
      m_planned(addLine(QString("planned"))),
      m_broken(plot(), 0),
      m_lost(plot(), 0) {
    plot().xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    m_failed->setChannelFillGraph(m_ok);
    showLegend();
    restyle();
}

void ThroughputChart::plan(const Arrivals& arrivals, Milliseconds warmUp) {
    m_arrivals = arrivals;
    m_warmUp = warmUp;
}

double ThroughputChart::plannedRate(const Interval& interval) const {
    const auto before = [this](Seconds time) {
        const auto since = std::chrono::duration_cast<Clock::duration>(m_warmUp + time);
        return static_cast<double>(m_arrivals.countBefore(since));
    };
    const double seconds = (interval.end - interval.start).count();
    return seconds > 0 ? (before(interval.end) - before(interval.start)) / seconds : 0;
}

void ThroughputChart::showTimeline(const std::vector<Interval>& timeline) {
    m_timeline = timeline;
    const std::vector<Interval> points = joinedForRates(timeline);
    m_ok->data()->set(linePoints(points, okRate), true);
    showFailures(points);
    const bool isPlanned = !m_arrivals.isEmpty();
    const auto planned = [this](const Interval& at) { return plannedRate(at); };
    m_planned->data()->set(isPlanned ? linePoints(points, planned) : QVector<QCPGraphData>(), true);
    m_planned->setVisible(isPlanned);
    fit(points);
    markEnd(brokenSince(timeline));
    replotSoon();
}

// Failures are fast, so that a server that has died would seem to answer faster than ever.
void ThroughputChart::showFailures(const std::vector<Interval>& points) {
    const bool hasFailures = std::ranges::any_of(points, std::mem_fn(&Interval::errors));
    const auto all = linePoints(points, std::mem_fn(&Interval::requestsPerSecond));
    m_failed->data()->set(hasFailures ? all : QVector<QCPGraphData>(), true);
    m_failed->setVisible(hasFailures);
}

void ThroughputChart::fit(const std::vector<Interval>& points) {
    double top = points.empty() ? 1 : 0;
    for (const Interval& interval : points)
        top = std::max({top, interval.requestsPerSecond(), plannedRate(interval)});
    setExtent(0, points.empty() ? 1 : points.back().end.count(), top);
    nameLines();
}

/// The legend names what is there, if there is more than one.
void ThroughputChart::nameLines() {
    for (QCPGraph* line : {m_failed, m_planned})
        if (line->visible())
            line->addToLegend();
        else
            line->removeFromLegend();
    plot().legend->setVisible(m_failed->visible() || m_planned->visible());
}

void ThroughputChart::setLost(const std::vector<HostShare>& hosts) {
    m_lostAt.reset();
    int count = 0;
    for (const HostShare& host : hosts) {
        if (!host.lostAt)
            continue;
        ++count;
        m_lostAt = std::min(m_lostAt.value_or(*host.lostAt), *host.lostAt);
        m_lostText = count == 1 ? QString("%1 lost").arg(shortened(toText(host.name)))
                                : QString("%1 hosts lost").arg(count);
    }
}

void ThroughputChart::markEnd(const std::optional<Seconds>& broken) {
    if (broken)
        m_broken.show(broken->count(), QString("no ok answer after %1").arg(timeText(*broken)));
    else
        m_broken.hide();
    if (m_lostAt && !broken) // what matters more, in the one row that there is
        m_lost.show(m_lostAt->count(), m_lostText);
    else
        m_lost.hide();
    constexpr int usual = 10;
    const int above = broken || m_lostAt ? PlotMark::roomFor(plot(), 1) : usual;
    plot().axisRect()->setMargins({0, above, 0, 0});
}

QString ThroughputChart::csv() const {
    return toText(timelineCsv(m_timeline));
}

void ThroughputChart::applyColors(const ChartColors& colors) {
    m_ok->setPen(QPen(colors.series[0], 1.6));
    m_ok->setBrush(mixed(colors.series[0], colors.ground, 0.14));
    m_failed->setPen(QPen(colors.warning, 1.2));
    m_failed->setBrush(mixed(colors.warning, colors.ground, 0.35));
    m_planned->setPen(QPen(colors.muted, 1.2, Qt::DashLine));
    m_broken.setColor(colors.warning);
    m_lost.setColor(colors.warning, Qt::DashLine);
}

} // namespace loadstone
