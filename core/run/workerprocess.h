// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/work/workermessage.h"

#include <QObject>
#include <QProcess>

#include <vector>

namespace loadstone {

/// How a worker has ended: by a signal, or by itself with a code.
struct WorkerEnd {
    int signal = 0;
    int code = 0;

    bool isOrderly() const { return signal == 0 && code == 0; }
};

/// One worker program as a child process. Lives on the GUI thread, as children must: they get a
/// signal when the thread that started them ends. A child object of its run.
class WorkerProcess : public QObject {
    Q_OBJECT

public:
    /// `task` is the program's first argument, "ngrams" or "load".
    WorkerProcess(QString program, QString task, std::uint32_t index, std::vector<int> descriptors,
                  QObject* parent);
    /// Ends the child at once if it still runs.
    ~WorkerProcess() override;

    void start();
    /// Not while isBusy().
    void send(WorkerCommand command);
    /// From send() to the answer.
    bool isBusy() const { return m_isBusy; }
    /// Ends the child and, once it has left, this object. No signal follows.
    void dismiss();
    /// Lets the child see the end of its input.
    void closeInput() { m_process.closeWriteChannel(); }
    /// Ends the child; ended() follows.
    void kill() { m_process.kill(); }

    std::uint32_t index() const { return m_index; }
    qint64 processId() const { return m_process.processId(); }
    /// Completes "the worker ...".
    static QString causeOf(const WorkerEnd& end);

signals:
    void done();
    void malformed(const loadstone::MalformedLine& line);
    /// The job cannot be finished, or no worker can be started.
    void failed(const loadstone::Error& error);
    void ended(const loadstone::WorkerEnd& end);

private:
    void readOutput();
    void onError(QProcess::ProcessError error);
    void onFinished(int code, QProcess::ExitStatus status);

    const QString m_program;
    const QString m_task;
    const std::uint32_t m_index;
    const std::vector<int> m_descriptors;
    QProcess m_process;
    bool m_isBusy = false;
};

} // namespace loadstone
