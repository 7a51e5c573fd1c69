// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runview.h"

#include "core/load/loadshape.h"
#include "core/report/caption.h"
#include "core/report/loadnoun.h"
#include "ui/format.h"
#include "ui/stress/answerscard.h"
#include "ui/stress/clocksline.h"
#include "ui/stress/distributionchart.h"
#include "ui/stress/latencychart.h"
#include "ui/stress/latencyheatmap.h"
#include "ui/stress/metricscharts.h"
#include "ui/stress/runprogress.h"
#include "ui/stress/runtiles.h"
#include "ui/stress/thresholdchips.h"
#include "ui/stress/throughputchart.h"
#include "ui/stress/validityline.h"
#include "ui/widgets/cardtabs.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/resultcaption.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace loadstone {

namespace {

constexpr int everySoMany = 4;
constexpr int spacing = 10;

} // namespace

RunView::RunView(QWidget* parent)
    : QWidget(parent),
      m_caption(new ResultCaption(this)),
      m_progress(new RunProgress(this)),
      m_tiles(new RunTiles(this)),
      m_thresholds(new ThresholdChips(this)),
      m_clocks(new ClocksLine(this)),
      m_validity(new ValidityLine(this)),
      m_throughput(new ThroughputChart(this)),
      m_latency(new LatencyChart(this)),
      m_heatmap(new LatencyHeatmap(this)),
      m_distribution(new DistributionChart(this)),
      m_answers(new AnswersCard(this)),
      m_metrics(new MetricsCharts(this)),
      m_link(new ChartLink({m_throughput, m_latency, m_heatmap}, this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spacing);
    rows->addWidget(m_caption);
    rows->addWidget(m_progress);
    rows->addWidget(m_tiles);
    rows->addWidget(m_thresholds);
    rows->addWidget(m_clocks);
    rows->addWidget(m_validity);
    rows->addWidget(charts(), 1);
    rows->addWidget(m_metrics);
    for (Chart* chart : ownCharts())
        connect(chart, &Chart::failed, this, &RunView::failed);
    connect(m_metrics, &MetricsCharts::chartMade, this, &RunView::takeIn);
}

QList<Chart*> RunView::ownCharts() const {
    return {m_throughput, m_latency, m_heatmap, m_distribution};
}

// It was not there when the caption was set.
void RunView::takeIn(Chart* chart) {
    chart->setCaption(m_caption->text());
    m_link->add(chart);
    connect(chart, &Chart::failed, this, &RunView::failed);
}

QWidget* RunView::charts() {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    grid->addWidget(m_throughput, 0, 0);
    grid->addWidget(latencyCard(), 1, 0);
    grid->addWidget(m_distribution, 0, 1);
    grid->addWidget(m_answers, 1, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 4);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    return holder;
}

QWidget* RunView::latencyCard() {
    auto* card = new Card(this);
    m_latencyTabs = tabsIn(*card);
    m_latencyTabs->setObjectName("latencyTabs");
    m_latencyTabs->addTab(m_latency, QString("Percentiles over time"));
    m_latencyTabs->addTab(m_heatmap, QString("Heat map"));
    m_latency->setFramed(false);
    m_heatmap->setFramed(false);
    return card;
}

void RunView::begin(const LoadPlan& plan) {
    m_turn = 0;
    m_caption->setText(toText(captionOf(plan)));
    setOutdated(false);
    m_clocks->begin();
    m_validity->begin();
    m_throughput->plan(arrivalsOf(plan), plan.warmUp);
    for (Chart* chart : ownCharts())
        chart->reword(
            [plan](const QString& text) { return toText(spokenOf(plan, text.toStdString())); });
    showLatencyOf(plan);
    drawApart(true);
    m_answers->begin(plan);
    m_metrics->begin(plan);
    for (Chart* chart : ownCharts())
        chart->resetView();
}

// The two clocks of a rate differ in a stretch of time, which percentiles do not show. Else what
// was chosen stays.
void RunView::showLatencyOf(const LoadPlan& plan) {
    if (plan.hasRate() == m_hasRate)
        return;
    m_hasRate = plan.hasRate();
    m_latencyTabs->setCurrentIndex(m_hasRate ? 1 : 0);
}

// While it lives, one after the other.
void RunView::drawApart(bool isApart) {
    constexpr std::chrono::milliseconds step{25};
    auto delay = isApart ? step : std::chrono::milliseconds(0);
    for (Chart* chart : ownCharts()) {
        chart->setDelay(delay);
        delay += isApart ? step : std::chrono::milliseconds(0);
    }
    m_metrics->setDelay(delay);
}

void RunView::setOutdated(bool outdated) {
    m_caption->setOutdated(outdated);
}

void RunView::showProgress(const Snapshot& snapshot, const LoadPlan& plan,
                           const std::vector<HostShare>& hosts) {
    if (m_turn++ % everySoMany != 0)
        return;
    m_progress->showProgress(snapshot, plan);
    showMoment(snapshot, plan, hosts);
}

void RunView::showMoment(const Snapshot& snapshot, const LoadPlan& plan,
                         const std::vector<HostShare>& hosts) {
    m_tiles->showNumbers(snapshot, plan);
    m_tiles->showHosts(hosts);
    m_thresholds->showNumbers(snapshot, plan);
    m_throughput->setLost(hosts);
    m_throughput->showTimeline(snapshot.timeline);
    m_latency->showTimeline(snapshot.timeline);
    m_heatmap->showTimeline(snapshot.timeline);
    m_distribution->showLatencies(snapshot.totals.latencyOk);
    m_answers->showTotals(snapshot.totals, plan);
    m_answers->showHosts(hosts, snapshot.totals);
    m_metrics->setEnd(snapshot.timeline.empty() ? 1 : snapshot.timeline.back().end.count());
}

void RunView::showMetrics(const MetricsCourse& course, const LoadPlan& plan) {
    m_metrics->showCourse(course, plan);
}

void RunView::showReport(const RunReport& report) {
    m_caption->setText(toText(captionOf(report)));
    m_progress->showEnding(report);
    m_clocks->showReport(report);
    m_validity->showReport(report);
    drawApart(false);
    showMoment(report.snapshot, report.plan, report.hosts);
    m_thresholds->showReport(report);
    if (report.metrics)
        showMetrics(*report.metrics, report.plan);
}

} // namespace loadstone
