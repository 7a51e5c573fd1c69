// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runview.h"

#include "core/load/loadshape.h"
#include "core/report/caption.h"
#include "ui/format.h"
#include "ui/stress/answersmodel.h"
#include "ui/stress/clocksline.h"
#include "ui/stress/distributionchart.h"
#include "ui/stress/latencychart.h"
#include "ui/stress/latencyheatmap.h"
#include "ui/stress/phasesmodel.h"
#include "ui/stress/runprogress.h"
#include "ui/stress/runtiles.h"
#include "ui/stress/thresholdchips.h"
#include "ui/stress/throughputchart.h"
#include "ui/stress/validityline.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/copytable.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/steadylabel.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QTabWidget>
#include <QVBoxLayout>

namespace loadstone {

namespace {

constexpr int everySoMany = 4;
constexpr int spacing = 10;

CopyTable* tableOf(QAbstractItemModel* model, const QStringList& widestCells) {
    auto* table = new CopyTable;
    table->setModel(model);
    for (int column = 1; column < model->columnCount(); ++column)
        table->setColumnWidth(column,
                              table->fontMetrics().horizontalAdvance(widestCells[column - 1]) + 8);
    return table;
}

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
      m_answers(new AnswersModel(this)),
      m_phases(new PhasesModel(this)),
      m_connections(new SteadyLabel({}, this)) {
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
    for (Chart* chart : {static_cast<Chart*>(m_throughput), static_cast<Chart*>(m_latency),
                         static_cast<Chart*>(m_heatmap), static_cast<Chart*>(m_distribution)})
        connect(chart, &Chart::failed, this, &RunView::failed);
    new ChartLink({m_throughput, m_latency, m_heatmap}, this);
}

QWidget* RunView::charts() {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    grid->addWidget(m_throughput, 0, 0);
    grid->addWidget(latencyCard(), 1, 0);
    grid->addWidget(m_distribution, 0, 1);
    grid->addWidget(answersCard(), 1, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 4);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    return holder;
}

QTabWidget* RunView::tabsIn(Card& card) {
    auto* tabs = new QTabWidget(&card);
    tabs->setDocumentMode(true);
    auto* layout = new QVBoxLayout(&card);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(tabs);
    return tabs;
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

QWidget* RunView::answersCard() {
    auto* card = new Card(this);
    QTabWidget* tabs = tabsIn(*card);
    tabs->setObjectName("answersTabs");
    tabs->addTab(answersPage(), QString("Answers and errors"));
    tabs->addTab(phasesPage(), QString("Phases"));
    return card;
}

QWidget* RunView::answersPage() {
    auto* table = tableOf(m_answers, {"100,000,000", "100.0000 %"});
    table->setObjectName("answers");
    table->setAccessibleName(QString("Answers and errors"));
    m_connections->setObjectName("connectionsLine");
    m_connections->setLines(2);
    m_connections->setMuted(true);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(table);
    column->addWidget(m_connections);
    return page;
}

QWidget* RunView::phasesPage() {
    auto* table = tableOf(m_phases, {"1,000,000", "99.9 ms", "99.9 ms", "99.9 ms", "99.9 ms"});
    table->setObjectName("phases");
    table->setAccessibleName(QString("Phases of a request"));
    return table;
}

void RunView::begin(const LoadPlan& plan) {
    m_turn = 0;
    m_caption->setText(toText(captionOf(plan)));
    setOutdated(false);
    m_clocks->begin();
    m_validity->begin();
    m_throughput->plan(arrivalsOf(plan), plan.warmUp);
    showLatencyOf(plan);
    drawApart(true);
    m_throughput->resetView();
    m_latency->resetView();
    m_heatmap->resetView();
    m_distribution->resetView();
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
    for (Chart* chart : {static_cast<Chart*>(m_throughput), static_cast<Chart*>(m_latency),
                         static_cast<Chart*>(m_heatmap), static_cast<Chart*>(m_distribution)}) {
        chart->setDelay(delay);
        delay += isApart ? step : std::chrono::milliseconds(0);
    }
}

void RunView::setOutdated(bool outdated) {
    m_caption->setOutdated(outdated);
}

void RunView::showProgress(const Snapshot& snapshot, const LoadPlan& plan) {
    if (m_turn++ % everySoMany != 0)
        return;
    m_progress->showProgress(snapshot, plan);
    showMoment(snapshot, plan);
}

void RunView::showMoment(const Snapshot& snapshot, const LoadPlan& plan) {
    m_tiles->showNumbers(snapshot, plan);
    m_thresholds->showNumbers(snapshot, plan);
    m_throughput->showTimeline(snapshot.timeline);
    m_latency->showTimeline(snapshot.timeline);
    m_heatmap->showTimeline(snapshot.timeline);
    m_distribution->showLatencies(snapshot.totals.latencyOk);
    m_answers->showTotals(snapshot.totals, plan);
    m_connections->setText(connectionsText(snapshot.totals, plan));
    m_phases->showTotals(snapshot.totals);
}

void RunView::showReport(const RunReport& report) {
    m_caption->setText(toText(captionOf(report)));
    m_progress->showEnding(report);
    m_clocks->showReport(report);
    m_validity->showReport(report);
    drawApart(false);
    showMoment(report.snapshot, report.plan);
    m_thresholds->showReport(report);
}

} // namespace loadstone
