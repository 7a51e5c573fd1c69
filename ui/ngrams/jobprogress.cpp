#include "ui/ngrams/jobprogress.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"
#include "ui/ngrams/workers/workerbars.h"
#include "ui/widgets/steadylabel.h"

#include <QVBoxLayout>

namespace loadstone {

namespace {
constexpr int jobSteps = 1000;
}

JobProgress::JobProgress(QWidget* parent)
    : QWidget(parent),
      m_bar(new QProgressBar(this)),
      m_text(new SteadyLabel(tr("Finished 1443/1443 map operations · 18.2 GB of 18.0 GB · "
                                "1.82 GB/s · 12.2 s left"),
                             this)),
      m_workers(new WorkerBars(this)) {
    m_bar->setObjectName("jobBar");
    m_bar->setRange(0, jobSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Progress of the job"));
    m_bar->setToolTip(tr("Share of the files that has been read. The time left follows from the "
                         "rate since the start."));
    m_text->setObjectName("jobText");
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(m_bar);
    rows->addWidget(m_text);
    rows->addWidget(m_workers);
}

void JobProgress::begin(int workers) {
    m_bar->setValue(0);
    m_text->setText(tr("Starting"));
    m_workers->reset(workers);
}

void JobProgress::showProgress(const NgramProgress& progress) {
    m_bar->setValue(static_cast<int>(shareOf(progress) * jobSteps));
    m_text->setText(toText(progressText(progress)));
    if (!progress.workers.empty())
        m_workers->setWorkers(progress.workers);
}

void JobProgress::showReport(const NgramReport& report) {
    m_bar->setValue(jobSteps);
    m_text->setText(tr("Done in %1: %2 different n-grams in %3")
                        .arg(timeText(report.totalTime), countText(report.result.size()),
                             bytesText(static_cast<double>(report.bytes))));
    m_workers->fill();
}

void JobProgress::showEnd(const QString& sentence) {
    m_bar->setValue(0);
    m_text->setText(sentence);
}

void JobProgress::showStep(double share, const QString& text) {
    m_bar->setValue(static_cast<int>(share * jobSteps));
    m_text->setText(text);
}

} // namespace loadstone
