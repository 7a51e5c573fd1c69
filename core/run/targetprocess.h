// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace loadstone {

/// The local target as a child process, `loadstone-cli target`, so that its threads take nothing
/// from the window's. Lives on the GUI thread and never blocks it; owned by the window.
/// Every start is answered by failed(), or by started() and later stopped() or failed().
class TargetProcess : public QObject {
    Q_OBJECT

public:
    /// `program` is the path of loadstone-cli.
    explicit TargetProcess(QString program, QObject* parent = nullptr);
    /// Ends the child at once if it still runs.
    ~TargetProcess() override;

    /// Port 0 takes any free one. Not while isRunning().
    void start(quint16 port = 8089);
    /// The same on any free port, as a server that answers all alike and as fast as it can.
    void startMinimal();
    /// A throw-away database with the tables of a small shop, on any free port. Its URL is that of
    /// libpq.
    void startDatabase();
    /// stopped() follows, at the latest when the child has been killed after some seconds.
    void stop();
    /// From start() to the last signal.
    bool isRunning() const { return m_running; }
    /// "http://127.0.0.1:8089/"; empty unless clients can connect.
    QString url() const { return m_url; }

signals:
    void started(const QString& url);
    void stopped();
    /// `error.field` is "port" if it can run on another one.
    void failed(const loadstone::Error& error);

private:
    void launch(const QString& name, const QStringList& arguments);
    void readOutput();
    void onError(QProcess::ProcessError error);
    void onFinished();
    void insist();
    Error reason(bool wasThere);

    const QString m_program;
    QString m_name; ///< of what runs, in sentences
    QProcess m_process;
    QTimer m_patience; ///< until the next, harder way to end the child
    QString m_url;
    QString m_refused; ///< the field of what the child could not do
    bool m_running = false;
    bool m_stopping = false;
    bool m_terminated = false;
};

} // namespace loadstone
