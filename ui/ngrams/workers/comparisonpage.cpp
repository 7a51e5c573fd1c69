// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/workers/comparisonpage.h"

#include "ui/format.h"
#include "ui/ngrams/workers/workerschart.h"
#include "ui/widgets/tightlayout.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loadstone {

ComparisonPage::ComparisonPage(QWidget* parent)
    : QWidget(parent),
      m_start(new QPushButton(QStringLiteral("Com&pare"), this)),
      m_summary(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_time(new WorkersChart(WorkersChart::Shows::Time)),
      m_speedUp(new WorkersChart(WorkersChart::Shows::SpeedUp)) {
    m_start->setObjectName("compare");
    m_start->setAutoDefault(true);
    m_start->setToolTip(
        QStringLiteral("Runs the job with 1, 2, 4, … workers, up to the number above or the "
                       "number of cores, %1 times each. The median of the times is shown.")
            .arg(WorkerComparison::rounds));
    m_summary->setObjectName("comparison");
    m_summary->setWordWrap(true);
    auto* charts = new QWidget;
    auto* pair = tightColumn(charts);
    for (WorkersChart* chart : {m_time, m_speedUp}) {
        pair->addWidget(chart, 1);
        connect(chart, &Chart::failed, this, &ComparisonPage::failed);
    }
    auto* note = new QLabel(
        QStringLiteral("Compare runs the job with different numbers of workers and shows "
                       "how the time depends on them."));
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignCenter);
    note->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(note);
    m_pages->addWidget(charts);
    auto* row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->addLayout(row);
    column->addWidget(m_pages, 1);
    connect(m_start, &QPushButton::clicked, this, &ComparisonPage::wanted);
}

void ComparisonPage::setRunning(bool running) {
    m_hadFocus = m_hadFocus || m_start->hasFocus();
    m_start->setEnabled(!running);
    // Else it stays with what came next, and that may stop the local target.
    if (!running && std::exchange(m_hadFocus, false))
        m_start->setFocus();
}

void ComparisonPage::showLevels(const std::vector<WorkerLevel>& levels) {
    m_time->showLevels(levels);
    m_speedUp->showLevels(levels);
    m_pages->setCurrentIndex(1);
    m_summary->setText(comparisonText(levels));
}

void ComparisonPage::clear() {
    m_pages->setCurrentIndex(0);
    m_summary->clear();
}

namespace {

/// Why more workers may not help; empty if there is work for all.
QString idleText(const WorkerLevel& most) {
    if (most.partitions == 0 || most.partitions >= static_cast<std::size_t>(most.workers))
        return {};
    return QStringLiteral(" There %1 only %2, so other workers have nothing to do: make partitions "
                          "smaller.")
        .arg(most.partitions == 1 ? "is" : "are", toText(counted(most.partitions, "partition")));
}

} // namespace

QString comparisonText(const std::vector<WorkerLevel>& levels) {
    const WorkerLevel* best = nullptr;
    for (const WorkerLevel& level : levels)
        if (!level.times.empty() && (!best || level.median() < best->median()))
            best = &level;
    if (!best || levels.front().times.empty() || levels.size() < 2)
        return {};
    if (best->workers == levels.front().workers)
        return "1 worker is the fastest here." + idleText(levels.back());
    const double factor = levels.front().median() / best->median();
    return QStringLiteral("%1 workers are %2 times as fast as 1.")
               .arg(best->workers)
               .arg(toText(formatNumber(factor, 2))) +
           idleText(levels.back());
}

} // namespace loadstone
