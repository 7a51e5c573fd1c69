// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/targetprocess.h"

#include <QFileInfo>

#include <utility>

namespace loadstone {

namespace {

// Longer than the target lets answers in flight finish.
constexpr std::chrono::milliseconds patience{3000};
constexpr int longestFarewellMs = 500;
constexpr QLatin1String readiness("Listening on ");
constexpr QLatin1String refusal("Refused: ");

} // namespace

TargetProcess::TargetProcess(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program)), m_process(this) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &TargetProcess::insist);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &TargetProcess::readOutput);
    // Queued, so that whoever hears of an ending may start again or destroy this object.
    connect(&m_process, &QProcess::errorOccurred, this, &TargetProcess::onError,
            Qt::QueuedConnection);
    connect(&m_process, &QProcess::finished, this, &TargetProcess::onFinished,
            Qt::QueuedConnection);
}

TargetProcess::~TargetProcess() {
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(longestFarewellMs);
}

void TargetProcess::start(quint16 port) {
    launch(QStringLiteral("local target"),
           {QStringLiteral("--address"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
            QString::number(port)});
}

void TargetProcess::startMinimal() {
    launch(QStringLiteral("local target"),
           {QStringLiteral("--address"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
            QStringLiteral("0"), QStringLiteral("--minimal")});
}

void TargetProcess::startDatabase() {
    launch(QStringLiteral("database"), {QStringLiteral("--postgres")});
}

void TargetProcess::launch(const QString& name, const QStringList& arguments) {
    Q_ASSERT(!m_running);
    m_running = true;
    m_name = name;
    m_stopping = m_terminated = false;
    m_refused.clear();
    m_process.start(m_program,
                    QStringList{QStringLiteral("target"), QStringLiteral("--exit-with-parent")} +
                        arguments);
}

void TargetProcess::stop() {
    if (!m_running || m_stopping)
        return;
    m_stopping = true;
    m_process.closeWriteChannel();
    m_patience.start();
}

void TargetProcess::insist() {
    if (m_terminated) {
        m_process.kill();
        return;
    }
    m_terminated = true;
    m_process.terminate();
    m_patience.start();
}

void TargetProcess::readOutput() {
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.startsWith(refusal))
            m_refused = line.mid(refusal.size());
        if (!line.startsWith(readiness) || m_stopping)
            continue;
        m_url = line.mid(readiness.size());
        emit started(m_url);
    }
}

// A child that ran gives finished() as well; only one that never ran ends here.
void TargetProcess::onError(QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart)
        return;
    m_patience.stop();
    m_running = false;
    emit failed({"", "The " + m_name.toStdString() +
                         " cannot be started: " + QFileInfo(m_program).fileName().toStdString() +
                         " is missing or is not a program."});
}

void TargetProcess::onFinished() {
    m_patience.stop();
    readOutput();
    m_running = false;
    const bool wasThere = !std::exchange(m_url, QString()).isEmpty();
    if (m_stopping)
        emit stopped();
    else
        emit failed(reason(wasThere));
}

/// The child's own last words, without its name in front of them.
Error TargetProcess::reason(bool wasThere) {
    const QString text = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
    QString words = text.section(QLatin1Char('\n'), -1);
    const QString name = QStringLiteral("loadstone-cli target: ");
    if (words.startsWith(name))
        words.remove(0, name.size());
    if (words.isEmpty())
        return {"", "The " + m_name.toStdString() + " ended unexpectedly."};
    return {m_refused.toStdString(), "The " + m_name.toStdString() +
                                         (wasThere ? " is gone: " : " cannot run: ") +
                                         words.toStdString() + "."};
}

} // namespace loadstone
