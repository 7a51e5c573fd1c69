#include "ui/compare/sweepprogressbar.h"

#include "core/report/sizenoun.h"
#include "core/sweep/sweepanalysis.h"
#include "ui/enginetext.h"
#include "ui/format.h"

#include <QHBoxLayout>

namespace loadstone {

namespace {
constexpr int barSteps = 1000;
}

SweepProgressBar::SweepProgressBar(QWidget* parent)
    : QWidget(parent),
      m_bar(new QProgressBar(this)),
      m_text(new SteadyLabel(tr("1,000 of 1,000 runs · 100 % · 99 min 59 s left · 2,048 threads"),
                             this)) {
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Progress of the sweep"));
    m_bar->setToolTip(tr("Share of all runs that is done. The time left follows from the time that "
                         "the runs so far took."));
    m_text->setAlignment(Qt::AlignRight);
    m_text->setObjectName("sweepProgress");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text);
}

void SweepProgressBar::begin(const SweepPlan& plan) {
    m_namesEngine = plan.engines.size() > 1;
    m_bar->setValue(0);
    m_text->setText(tr("0 of %1").arg(toText(counted(plan.stepCount(), "run"))));
}

void SweepProgressBar::showProgress(const SweepProgress& progress) {
    m_bar->setValue(static_cast<int>(progress.share * barSteps));
    m_text->setText(sweepProgressText(progress, m_namesEngine));
}

void SweepProgressBar::showEnding(const SweepReport& report) {
    const double all = std::max(1.0, double(plannedRuns(report)));
    m_bar->setValue(report.ending == Ending::Completed
                        ? barSteps
                        : static_cast<int>(double(report.runs.size()) / all * barSteps));
    m_text->setText(sweepEndingText(report));
}

QString sweepProgressText(const SweepProgress& progress, bool namesEngine) {
    QStringList pieces{SweepProgressBar::tr("%1 of %2")
                           .arg(countText(progress.done), toText(counted(progress.total, "run"))),
                       toText(formatNumber(progress.share * 100, 0)) + " %"};
    if (progress.left)
        pieces << SweepProgressBar::tr("%1 left").arg(wholeSecondsText(*progress.left));
    if (namesEngine)
        pieces << engineText(progress.step.engine);
    pieces << toText(sized(progress.step.size, unitsOf(progress.step.engine)));
    return pieces.join(QStringLiteral(" · "));
}

QString sweepEndingText(const SweepReport& report) {
    const QString text = report.ending == Ending::Completed
                             ? SweepProgressBar::tr("Done: %1 of %2")
                             : SweepProgressBar::tr("Stopped: %1 of %2");
    return text.arg(countText(report.runs.size()), toText(counted(plannedRuns(report), "run")));
}

} // namespace loadstone
