// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/workerprocess.h"

#include "core/run/programs.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <fcntl.h>

#include <csignal>
#include <cstring>

namespace loadstone {

namespace {

// The parent may have blocked signals, to read them. What a terminal sends to all its processes is
// the parent's to answer.
void resetSignals() {
    sigset_t none;
    sigemptyset(&none);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

WorkerProcess::WorkerProcess(QString program, QString task, std::uint32_t index,
                             std::vector<int> descriptors, QObject* parent)
    : QObject(parent),
      m_program(std::move(program)),
      m_task(std::move(task)),
      m_index(index),
      m_descriptors(std::move(descriptors)),
      m_process(this) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // In the child, between fork and exec: the descriptors are to survive. Ctrl+C and a terminal
    // that goes reach the child too, but it is the parent who decides then; the mask is not
    // inherited.
    m_process.setChildProcessModifier([this] {
        for (const int descriptor : m_descriptors)
            ::fcntl(descriptor, F_SETFD, 0);
        resetSignals();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerProcess::readOutput);
    connect(&m_process, &QProcess::errorOccurred, this, &WorkerProcess::onError,
            Qt::QueuedConnection);
    connect(&m_process, &QProcess::finished, this, &WorkerProcess::onFinished,
            Qt::QueuedConnection);
}

WorkerProcess::~WorkerProcess() {
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(longestDeathMs);
}

void WorkerProcess::start() {
    QStringList arguments{m_task, QString::number(QCoreApplication::applicationPid()),
                          QString::number(m_index)};
    for (const int descriptor : m_descriptors)
        arguments << QString::number(descriptor);
    m_isBusy = false;
    m_process.start(m_program, arguments);
}

void WorkerProcess::send(WorkerCommand command) {
    m_isBusy = true;
    const char byte = static_cast<char>(command);
    if (m_process.isOpen()) // else it has died, which is about to be heard
        m_process.write(&byte, 1);
}

void WorkerProcess::dismiss() {
    m_process.disconnect(this);
    disconnect();
    if (m_process.state() == QProcess::NotRunning)
        return deleteLater();
    connect(&m_process, &QProcess::finished, this, &QObject::deleteLater);
    m_process.kill(); // there is nothing that it could still lose
}

void WorkerProcess::readOutput() {
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        const auto message = decodeMessage({line.data(), std::size_t(line.size()) - 1});
        if (const auto* rejected = std::get_if<MalformedLine>(&message)) {
            emit malformed(*rejected);
            continue;
        }
        if (const auto* error = std::get_if<Error>(&message)) {
            emit failed(*error); // and stays busy, so that nobody goes on before that is heard
            continue;
        }
        m_isBusy = false;
        emit done();
    }
}

// A child that ran gives finished() as well; only one that never ran ends here.
void WorkerProcess::onError(QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart)
        emit failed({"workers", QFileInfo(m_program).fileName().toStdString() +
                                    " cannot be started (" + m_process.errorString().toStdString() +
                                    ")"});
}

// It stays busy if it was, so that nobody goes on before its death is heard of.
void WorkerProcess::onFinished(int code, QProcess::ExitStatus status) {
    emit ended(status == QProcess::NormalExit ? WorkerEnd{0, code} : WorkerEnd{code, 0});
}

QString WorkerProcess::causeOf(const WorkerEnd& end) {
    if (end.signal == 0)
        return QString("left with code %1").arg(end.code);
    if (end.signal == SIGKILL)
        return "was killed; if nobody did it, memory ran out";
    return QString("was ended by the signal %1 (%2)")
        .arg(end.signal)
        .arg(QString::fromUtf8(::strsignal(end.signal)));
}

} // namespace loadstone
