// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/sweepprogressbar.h"

#include "core/report/progress.h"
#include "core/report/sizenoun.h"
#include "core/sweep/sweepanalysis.h"
#include "ui/enginetext.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

SweepProgressBar::SweepProgressBar(QWidget* parent)
    : WorkProgress(
          {QStringLiteral("Progress of the sweep"),
           QStringLiteral(
               "Share of all runs that is done. The time left follows from the time that "
               "the runs so far took."),
           QStringLiteral("1,000 of 1,000 runs · 100 % · 99 min 59 s left · 2,048 threads")},
          QBoxLayout::LeftToRight, parent) {
    setNames("sweepBar", "sweepProgress");
}

void SweepProgressBar::begin(const SweepPlan& plan) {
    m_namesEngine = plan.engines.size() > 1;
    showShare(0, QStringLiteral("0 of %1").arg(toText(counted(plan.stepCount(), "run"))));
}

void SweepProgressBar::showProgress(const SweepProgress& progress) {
    showShare(progress.share, sweepProgressText(progress, m_namesEngine));
}

void SweepProgressBar::showEnding(const SweepReport& report) {
    const double all = std::max(1.0, double(plannedRuns(report)));
    showShare(report.ending == Ending::Completed ? 1 : double(report.runs.size()) / all,
              sweepEndingText(report));
}

QString sweepProgressText(const SweepProgress& progress, bool namesEngine) {
    QStringList pieces{QStringLiteral("%1 of %2")
                           .arg(countText(progress.done), toText(counted(progress.total, "run"))),
                       toText(formatNumber(progress.share * 100, 0)) + " %"};
    if (progress.wait) {
        pieces << toText(databaseWaitText(progress.wait->waited, progress.wait->longest));
        return pieces.join(QStringLiteral(" · "));
    }
    if (progress.left)
        pieces << QStringLiteral("%1 left").arg(wholeSecondsText(*progress.left));
    if (namesEngine)
        pieces << engineText(progress.step.engine);
    pieces << toText(sized(progress.step.size, unitsOf(progress.step.engine)));
    return pieces.join(QStringLiteral(" · "));
}

QString sweepEndingText(const SweepReport& report) {
    const QString text = report.ending == Ending::Completed ? QStringLiteral("Done: %1 of %2")
                                                            : QStringLiteral("Stopped: %1 of %2");
    return text.arg(countText(report.runs.size()), toText(counted(plannedRuns(report), "run")));
}

} // namespace loadstone
