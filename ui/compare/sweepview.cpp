// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/sweepview.h"

#include "core/report/caption.h"
#include "core/report/sizeaxis.h"
#include "ui/compare/charts/levellatencychart.h"
#include "ui/compare/charts/percentilechart.h"
#include "ui/compare/charts/scalingchart.h"
#include "ui/compare/levelstable.h"
#include "ui/compare/sweepprogressbar.h"
#include "ui/compare/sweepwords.h"
#include "ui/format.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/tightlayout.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

constexpr int viewSpacing = 8;

bool growByFactors(const std::vector<int>& sizes) {
    std::vector<double> sorted(sizes.begin(), sizes.end());
    std::ranges::sort(sorted);
    return !sorted.empty() && axisFor(sorted).isLogarithmic;
}

bool isStillRising(const SweepFindings& findings) {
    return std::ranges::any_of(findings.engines, [](const EngineFindings& engine) {
        const auto& spot = engine.analysis.sweetSpot;
        return spot && spot->isStillRising;
    });
}

} // namespace

SweepView::SweepView(QWidget* parent)
    : QWidget(parent),
      m_caption(new ResultCaption(this)),
      m_words(new SweepWords(this)),
      m_progress(new SweepProgressBar(this)),
      m_larger(new QPushButton(QStringLiteral("Measure lar&ger sizes"), this)),
      m_logarithmic(new QCheckBox(QStringLiteral("Lo&garithmic sizes"), this)),
      m_throughput(new ScalingChart(this)),
      m_latency(new LevelLatencyChart(this)),
      m_levels(new LevelsTable(this)),
      m_percentiles(new PercentileChart(this)) {
    auto* rows = tightColumn(this, viewSpacing);
    rows->addWidget(m_caption);
    rows->addWidget(m_words);
    rows->addWidget(progressRow());
    rows->addWidget(charts(), 1);
    for (Chart* chart : {static_cast<Chart*>(m_throughput), static_cast<Chart*>(m_latency),
                         static_cast<Chart*>(m_percentiles)})
        connect(chart, &Chart::failed, this, &SweepView::failed);
    new ChartLink({m_throughput, m_latency}, this);
    connect(m_latency, &LevelLatencyChart::limitMoved, this, &SweepView::limitMoved);
    connect(m_levels, &LevelsTable::levelsChosen, m_percentiles, &PercentileChart::showLevels);
}

QWidget* SweepView::progressRow() {
    auto* holder = new QWidget(this);
    m_logarithmic->setObjectName("logarithmic");
    m_logarithmic->setChecked(true);
    m_logarithmic->setToolTip(
        QStringLiteral("On: each doubling of the size takes the same room in the "
                       "two charts below. Off: each thread does."));
    connect(m_logarithmic, &QCheckBox::toggled, this, &SweepView::setLogarithmic);
    m_larger->setObjectName("measureLarger");
    m_larger->setToolTip(
        QStringLiteral("Throughput still rises at the largest size. Measures that size again, "
                       "and several that are larger."));
    m_larger->hide();
    connect(m_larger, &QPushButton::clicked, this, &SweepView::largerSizesWanted);
    auto* row = tightRow(holder, 14);
    row->addWidget(m_progress, 1);
    row->addWidget(m_larger);
    row->addWidget(m_logarithmic);
    return holder;
}

QWidget* SweepView::charts() {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(viewSpacing);
    grid->addWidget(m_throughput, 0, 0);
    grid->addWidget(m_latency, 0, 1);
    grid->addWidget(m_levels, 1, 0);
    grid->addWidget(m_percentiles, 1, 1);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 3);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 4);
    return holder;
}

void SweepView::setLogarithmic(bool logarithmic) {
    m_throughput->setLogarithmic(logarithmic);
    m_latency->setLogarithmic(logarithmic);
}

void SweepView::setDataSource(const std::function<QString()>& source) {
    m_throughput->setDataSource(source);
}

void SweepView::begin(const SweepPlan& plan) {
    m_turn = 0;
    m_larger->hide();
    m_caption->setText(toText(captionOf(plan)));
    setOutdated(false);
    m_words->begin();
    m_progress->begin(plan);
    m_logarithmic->setChecked(growByFactors(plan.sizes));
    m_levels->begin();
    m_throughput->hideUnderWay();
    m_throughput->begin(plan);
    m_latency->setLimit(plan.limit);
    m_latency->begin(plan);
    m_percentiles->resetView();
}

void SweepView::setOutdated(bool outdated) {
    m_caption->setOutdated(outdated);
}

void SweepView::showProgress(const SweepProgress& progress) {
    constexpr int everyHalfSecond = 5;
    constexpr Seconds enoughToTell{0.2};
    m_progress->showProgress(progress);
    if (m_turn++ % everyHalfSecond == 0 && progress.snapshot.elapsed > enoughToTell)
        m_throughput->showUnderWay(progress.step.level(), okPerSecond(progress.snapshot));
}

void SweepView::showFindings(const SharedFindings& findings, bool isLast) {
    m_words->showFindings(*findings, isLast);
    m_larger->setVisible(isLast && isStillRising(*findings));
    m_throughput->hideUnderWay();
    m_throughput->showFindings(findings);
    m_latency->showFindings(findings);
    m_levels->showFindings(findings);
}

void SweepView::showLimit(const SweepFindings& findings) {
    m_words->showFindings(findings, true);
    m_latency->setLimit(findings.plan.limit);
}

void SweepView::showEnding(const SweepReport& report) {
    m_caption->setText(toText(captionOf(report)));
    m_progress->showEnding(report);
    m_throughput->hideUnderWay();
}

} // namespace loadstone
