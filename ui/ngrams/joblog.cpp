// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/joblog.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"

#include <QTime>

#include <cmath>

namespace loadstone {

JobLog::JobLog(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName("log");
    setAccessibleName(QStringLiteral("Log"));
    setReadOnly(true);
    setMaximumBlockCount(mostLines);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    viewport()->setAutoFillBackground(false); // the card shows through
}

void JobLog::add(const QString& line) {
    appendPlainText(QTime::currentTime().toString("HH:mm:ss  ") + line);
}

void JobLog::begin(const NgramJob& job) {
    m_last = {};
    add(QStringLiteral("Started: %1, %2")
            .arg(toText(counted(job.files.size(), "file")),
                 toText(counted(static_cast<std::uint64_t>(job.workers), "worker"))));
}

void JobLog::follow(const NgramProgress& progress) {
    const bool isNextSecond =
        std::floor(progress.elapsed.count()) != std::floor(m_last.elapsed.count());
    m_last = progress;
    if (isNextSecond)
        add(toText(progressText(progress)));
}

void JobLog::end(const NgramReport& report) {
    add(QStringLiteral("Finished %1/%1 map operations · %2 · %3/s")
            .arg(QString::number(report.partitions), bytesText(double(report.bytes)),
                 bytesText(throughputOf(report))));
    add(QStringLiteral("Done in %1: map %2, reduce %3")
            .arg(timeText(report.totalTime), timeText(report.mapTime),
                 timeText(report.reduceTime)));
    add(QStringLiteral("%1 different n-grams, %2 in all")
            .arg(countText(report.result.sums().distinct), countText(report.result.sums().total)));
    if (report.reexecuted > 0)
        add(QStringLiteral("Done again after the death of a worker: %1")
                .arg(toText(counted(report.reexecuted, "partition"))));
    if (report.malformed > 0)
        add(QStringLiteral("Not counted: %1").arg(toText(malformedText(report))));
}

} // namespace loadstone
