// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runview.h"

#include "core/report/caption.h"
#include "ui/format.h"
#include "ui/stress/answersmodel.h"
#include "ui/stress/distributionchart.h"
#include "ui/stress/latencychart.h"
#include "ui/stress/phasesmodel.h"
#include "ui/stress/runprogress.h"
#include "ui/stress/runtiles.h"
#include "ui/stress/throughputchart.h"
#include "ui/stress/validityline.h"
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
      m_validity(new ValidityLine(this)),
      m_throughput(new ThroughputChart(this)),
      m_latency(new LatencyChart(this)),
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
    rows->addWidget(m_validity);
    rows->addWidget(charts(), 1);
    for (Chart* chart : {static_cast<Chart*>(m_throughput), static_cast<Chart*>(m_latency),
                         static_cast<Chart*>(m_distribution)})
        connect(chart, &Chart::failed, this, &RunView::failed);
}

QWidget* RunView::charts() {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    grid->addWidget(m_throughput, 0, 0);
    grid->addWidget(m_latency, 1, 0);
    grid->addWidget(m_distribution, 0, 1);
    grid->addWidget(answersCard(), 1, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 4);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    return holder;
}

QWidget* RunView::answersCard() {
    auto* card = new Card(this);
    auto* tabs = new QTabWidget(card);
    tabs->setDocumentMode(true);
    tabs->addTab(answersPage(), QString("Answers and errors"));
    tabs->addTab(phasesPage(), QString("Phases"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(tabs);
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
    m_validity->begin();
    m_throughput->resetView();
    m_latency->resetView();
    m_distribution->resetView();
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
    m_throughput->showTimeline(snapshot.timeline);
    m_latency->showTimeline(snapshot.timeline);
    m_distribution->showLatencies(snapshot.totals.latencyOk);
    m_answers->showTotals(snapshot.totals, plan);
    m_connections->setText(connectionsText(snapshot.totals, plan));
    m_phases->showTotals(snapshot.totals);
}

void RunView::showReport(const RunReport& report) {
    m_caption->setText(toText(captionOf(report)));
    m_progress->showEnding(report);
    m_validity->showReport(report);
    showMoment(report.snapshot, report.plan);
}

} // namespace loadstone
