// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/jobprogress.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"
#include "ui/ngrams/workers/workerbars.h"

namespace loadstone {

JobProgress::JobProgress(QWidget* parent)
    : WorkProgress(
          {QStringLiteral("Progress of the job"),
           QStringLiteral("Share of the files that has been read. The time left follows from the "
                          "rate since the start."),
           QStringLiteral("Finished 1443/1443 map operations · 18.2 GB of 18.0 GB · 1.82 GB/s · "
                          "12.2 s left")},
          QBoxLayout::TopToBottom, parent),
      m_workers(new WorkerBars(this)) {
    setNames("jobBar", "jobText");
    layout()->addWidget(m_workers);
}

void JobProgress::begin(int workers) {
    m_workers->show();
    showShare(0, QStringLiteral("Starting"));
    m_workers->reset(workers);
}

void JobProgress::showProgress(const NgramProgress& progress) {
    showShare(shareOf(progress), toText(progressText(progress)));
    if (!progress.workers.empty())
        m_workers->setWorkers(progress.workers);
}

void JobProgress::showReport(const NgramReport& report) {
    showShare(1, QStringLiteral("Done in %1: %2 different n-grams in %3")
                     .arg(timeText(report.totalTime), countText(report.result.sums().distinct),
                          bytesText(static_cast<double>(report.bytes))));
    m_workers->fill();
    m_workers->setVisible(!report.isFromFile); // a file does not say who did what
}

} // namespace loadstone
