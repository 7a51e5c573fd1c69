// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hostcrew.h"

#include "core/hosts/mpiruncommand.h"
#include "core/run/hostpatience.h"
#include "core/run/programs.h"

namespace loadstone {

namespace {

constexpr qint64 endMs = 1500;          ///< that mpirun has to end by itself
constexpr qint64 obeyMs = endMs + 6000; ///< and by a signal, with all daemons
constexpr qsizetype mostSaid = 16 * 1024;

} // namespace

HostCrew::HostCrew(std::string work, const QString& program, QObject* parent)
    : QObject(parent),
      m_work(std::move(work)),
      m_program(program.isEmpty() ? partProgram() : program),
      m_process(this) {
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &HostCrew::readNews);
    connect(&m_process, &Mpirun::ended, this, &HostCrew::onEnded);
    connect(&m_looks, &QTimer::timeout, this, &HostCrew::look);
}

void HostCrew::launch(const HostList& hosts, const PartMessage& message) {
    m_first = hosts.names.front();
    m_since.start();
    m_looks.start(SilenceWatch::looksEach);
    if (!m_process.startOn(hosts, m_program, {QString::fromStdString(m_work)}))
        return giveUp({"hosts", Mpirun::missing});
    order(message);
}

void HostCrew::order(const PartMessage& message) {
    const std::string bytes = inPipe(message);
    m_process.write(bytes.data(), qint64(bytes.size()));
}

void HostCrew::readNews() {
    const QByteArray bytes = m_process.readAllStandardOutput();
    m_news.add({bytes.data(), std::size_t(bytes.size())});
    while (auto message = m_isEnding ? std::nullopt : m_news.next()) {
        if (!*message)
            return giveUp(message->error());
        m_silence.hear();
        if (const auto* refusal = std::get_if<RunRefusal>(&**message))
            return giveUp(refusal->error);
        if (const auto* sign = std::get_if<SignOfLife>(&**message))
            noteSign(*sign);
        else
            take(**message);
        if (std::exchange(m_wasSilent, false))
            tellSilence();
    }
}

void HostCrew::noteSign(const SignOfLife& sign) {
    if (sign.areAllThere && !std::exchange(m_areAllThere, true))
        m_since.restart();
}

void HostCrew::look() {
    m_said = (m_said + m_process.readAllStandardError()).right(mostSaid);
    if (m_isEnding)
        return endProcess();
    if (m_hasBegun)
        return lookForFirst();
    lookForStart();
}

void HostCrew::lookForFirst() {
    m_silence.look();
    if (m_silence.isGivenUp())
        loseFirst(silentFirst);
    else if (m_silence.isLost() && !std::exchange(m_wasSilent, true))
        tellSilence();
}

void HostCrew::lookForStart() {
    if (m_areAllThere)
        m_silence.look();
    if (m_silence.isGivenUp())
        return giveUp({"hosts", m_first + " was lost before the start"});
    const auto most = m_areAllThere ? patienceToBegin : hostPatience();
    if (m_since.elapsed() < Milliseconds(most).count())
        return;
    const std::string seconds = std::to_string(most.count()) + " s";
    giveUp(
        {"hosts", m_areAllThere
                      ? "the hosts were not ready to begin within " + seconds
                      : startFailure(m_work, "not all hosts answered within " + seconds, said())});
}

void HostCrew::onEnded() {
    m_hasEnded = true;
    m_said += m_process.readAllStandardError();
    readNews();
    if (m_isEnding)
        return endProcess();
    if (m_hasBegun)
        return loseFirst("its program ended");
    giveUp({"hosts", startFailure(m_work, "mpirun ended", said())});
}

void HostCrew::giveUp(const Error& error) {
    if (m_isEnding)
        return;
    m_error = error;
    conclude();
}

void HostCrew::conclude() {
    m_isEnding = true;
    m_since.restart();
    m_process.closeWriteChannel();
    endProcess();
}

// Not before the end of mpirun, so that nothing is left running on any host.
void HostCrew::endProcess() {
    if (!m_hasEnded && m_process.state() != QProcess::NotRunning) {
        if (m_since.hasExpired(obeyMs))
            m_process.kill();
        else if ((m_since.hasExpired(endMs) || !m_hasBegun) && !std::exchange(m_isTold, true))
            m_process.terminate();
        return;
    }
    if (!m_looks.isActive())
        return;
    m_looks.stop();
    const auto tell = [this] {
        if (m_error)
            emit failed(*m_error);
        else
            tellEnd();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

std::string HostCrew::said() const {
    return m_said.toStdString();
}

} // namespace loadstone
