#include "ui/stress/runprogress.h"

#include "core/report/progress.h"
#include "ui/format.h"
#include "ui/stress/endingtext.h"

#include <QHBoxLayout>

namespace loadstone {

namespace {
constexpr int steps = 1000;
}

RunProgress::RunProgress(QWidget* parent)
    : QWidget(parent),
      m_bar(new QProgressBar(this)),
      m_text(
          new SteadyLabel(tr("Stopped: 10,000,000 of 100,000,000 requests, 2,048 aborted"), this)) {
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_bar->setToolTip(tr("Share of the requests that have an answer, or of the time that is over. "
                         "The time left follows from the rate of the last second, in long runs of "
                         "the last interval of the chart."));
    m_text->setAlignment(Qt::AlignRight);
    m_text->setObjectName("progressText");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text);
}

void RunProgress::showProgress(const Snapshot& snapshot, const LoadPlan& plan) {
    m_bar->setValue(static_cast<int>(progressOf(snapshot, plan).share * steps));
    m_text->setText(toText(progressText(snapshot, plan)));
}

void RunProgress::showEnding(const RunReport& report) {
    m_bar->setValue(report.ending == Ending::Completed
                        ? steps
                        : static_cast<int>(progressOf(report.snapshot, report.plan).share * steps));
    m_text->setText(endingText(report));
}

} // namespace loadstone
