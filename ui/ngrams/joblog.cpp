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
    setAccessibleName(QString("Log"));
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
    add(QString("Started: %1, %2")
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
    add(QString("Finished %1/%1 map operations · %2 · %3/s")
            .arg(QString::number(report.partitions), bytesText(double(report.bytes)),
                 bytesText(throughputOf(report))));
    add(QString("Done in %1: map %2, reduce %3")
            .arg(timeText(report.totalTime), timeText(report.mapTime),
                 timeText(report.reduceTime)));
    add(QString("%1 different n-grams, %2 in all")
            .arg(countText(report.result.size()), countText(report.result.total())));
    if (report.reexecuted > 0)
        add(QString("Done again after the death of a worker: %1")
                .arg(toText(counted(report.reexecuted, "partition"))));
    if (report.malformed > 0)
        add(QString("Not counted: %1").arg(toText(malformedText(report))));
}

} // namespace loadstone
