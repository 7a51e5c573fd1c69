// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runprogress.h"

#include "core/report/progress.h"
#include "ui/format.h"
#include "ui/stress/endingtext.h"

namespace loadstone {

RunProgress::RunProgress(QWidget* parent)
    : WorkProgress(
          {QString("Progress of the run"),
           QString("Share of the requests that have an answer, or of the time that is over. "
                   "The time left follows from the rate of the last second, in long runs of "
                   "the last interval of the chart."),
           QString("Stopped: 10,000,000 of 100,000,000 requests, 2,048 aborted")},
          QBoxLayout::LeftToRight, parent) {
    setNames("progressBar", "progressText");
}

void RunProgress::showProgress(const Snapshot& snapshot, const LoadPlan& plan) {
    showShare(progressOf(snapshot, plan).share, toText(progressText(snapshot, plan)));
}

void RunProgress::showEnding(const RunReport& report) {
    showShare(report.ending == Ending::Completed ? 1
                                                 : progressOf(report.snapshot, report.plan).share,
              endingText(report));
}

} // namespace loadstone
