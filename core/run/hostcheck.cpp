// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hostcheck.h"

#include "core/base/version.h"
#include "core/base/visibletext.h"
#include "core/hosts/mpiruncommand.h"
#include "core/run/hostpatience.h"
#include "core/run/programs.h"

#include <QTimer>

#include <utility>

namespace loadstone {

namespace {

constexpr std::size_t atOnce = 4;
constexpr std::chrono::seconds toObey{3}; ///< a signal, before it is killed
constexpr auto isLate = "isLate";

} // namespace

HostCheck::HostCheck(QObject* parent, const QString& program)
    : QObject(parent), m_program(program.isEmpty() ? partProgram() : program) {}

HostCheck::~HostCheck() {
    stop(); // all, before each is waited for
}

// One after the other: of several hosts mpirun would tell the first fault only.
void HostCheck::start(const HostList& hosts) {
    stop();
    m_waiting = hosts.names;
    QMetaObject::invokeMethod(this, &HostCheck::askNext, Qt::QueuedConnection);
}

void HostCheck::stop() {
    m_waiting.clear();
    for (const auto& [process, host] : std::exchange(m_asked, {}))
        end(*process);
}

void HostCheck::end(Mpirun& process) {
    process.terminate();
    QTimer::singleShot(toObey, &process, &QProcess::kill);
}

void HostCheck::askNext() {
    while (m_asked.size() < atOnce && !m_waiting.empty()) {
        const std::string host = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        ask(host);
    }
    if (!isRunning())
        emit finished();
}

void HostCheck::ask(const std::string& host) {
    auto* process = new Mpirun(this);
    connect(process, &Mpirun::ended, this, [this, process] { onEnded(process); });
    if (!process->startOn({{host}}, m_program, {"--version"})) {
        delete process;
        emit checked(QString::fromStdString(host), Mpirun::missing);
        return;
    }
    m_asked[process] = host;
    process->closeWriteChannel();
    QTimer::singleShot(hostPatience(), process, [process] {
        process->setProperty(isLate, true);
        end(*process);
    });
}

void HostCheck::onEnded(Mpirun* process) {
    process->deleteLater();
    const auto asked = m_asked.find(process);
    if (asked == m_asked.end())
        return; // nobody wants to know it any more
    const std::string host = asked->second;
    m_asked.erase(asked);
    emit checked(QString::fromStdString(host), QString::fromStdString(faultOf(host, *process)));
    askNext();
}

std::string HostCheck::faultOf(const std::string& host, Mpirun& process) const {
    const std::string version = process.readAllStandardOutput().trimmed().toStdString();
    const std::string said = process.readAllStandardError().toStdString();
    if (process.property(isLate).toBool())
        return mpirunFailure(
            host + " did not answer within " + std::to_string(hostPatience().count()) + " s", said);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || version.empty())
        return mpirunFailure(host + " cannot be used", said);
    if (version == LOADSTONE_VERSION)
        return {};
    return host + " has Loadstone " + shortText(visibleText(version), 40) + ", and this is " +
           LOADSTONE_VERSION + "; install the same version on all hosts";
}

} // namespace loadstone
