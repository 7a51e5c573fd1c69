// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hostcrew.h"

#include "core/hosts/hostledger.h"
#include "core/hosts/mpiruncommand.h"
#include "core/report/hostwords.h"
#include "core/run/programs.h"

namespace loadstone {

namespace {

constexpr qint64 endMs = 1500;          ///< that mpirun has to end by itself
constexpr qint64 obeyMs = endMs + 6000; ///< and by a signal, with all daemons
constexpr qsizetype mostSaid = 16 * 1024;
constexpr auto silentFirst = "nothing was heard of it any more";

/// The first host is the one that tells of the others, too: if it is lost, all are.
RunState withAllLost(RunState state, const std::string& why) {
    for (HostShare& host : state.hosts)
        if (!host.lostAt) {
            host.lostAt = state.sum.elapsed;
            host.fault = &host == &state.hosts.front() ? why : "the first host told of it";
        }
    return state;
}

} // namespace

HostCrew::HostCrew(const QString& program, QObject* parent)
    : QObject(parent), m_program(program.isEmpty() ? partProgram() : program), m_process(this) {
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &HostCrew::readNews);
    connect(&m_process, &QProcess::finished, this, &HostCrew::onEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onEnded();
    });
    connect(&m_looks, &QTimer::timeout, this, &HostCrew::look);
}

HostCrew::~HostCrew() {
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(longestDeathMs))
        m_process.kill();
    m_process.waitForFinished(longestDeathMs);
}

void HostCrew::start(const HostList& hosts, SharedPlan plan) {
    plan.hosts = m_names = hosts.names;
    m_since.start();
    m_looks.start(SilenceWatch::looksEach);
    if (!m_process.startOn(hosts, m_program))
        return giveUp({"hosts", Mpirun::missing});
    const std::string bytes = inPipe(plan);
    m_process.write(bytes.data(), qint64(bytes.size()));
}

void HostCrew::stop() {
    if (m_isEnding)
        return;
    if (!m_hasBegun) {
        m_last.sum.end.emplace();
        for (const std::string& name : m_names)
            m_last.hosts.emplace_back().name = name;
        return conclude();
    }
    const std::string bytes = inPipe(StopOrder{});
    m_process.write(bytes.data(), qint64(bytes.size()));
}

void HostCrew::readNews() {
    const QByteArray bytes = m_process.readAllStandardOutput();
    m_news.add({bytes.data(), std::size_t(bytes.size())});
    while (auto message = m_isEnding ? std::nullopt : m_news.next()) {
        if (!*message)
            return giveUp(message->error());
        m_silence.hear();
        std::visit([this](auto& one) { on(one); }, **message);
    }
}

void HostCrew::on(RunState& state) {
    m_hasBegun = true;
    m_last = std::move(state);
    if (m_last.sum.end)
        conclude();
    else
        tell();
}

void HostCrew::tell() {
    m_isSilent = m_silence.isLost();
    emit progressed(m_isSilent ? withAllLost(m_last, silentFirst) : m_last);
}

void HostCrew::on(const RunRefusal& refusal) {
    giveUp(refusal.error);
}

void HostCrew::on(const SignOfLife& sign) {
    if (sign.areAllThere && !std::exchange(m_areAllThere, true))
        m_since.restart();
    if (m_isSilent)
        tell();
}

void HostCrew::look() {
    m_said = (m_said + m_process.readAllStandardError()).right(mostSaid);
    if (m_isEnding)
        return endProcess();
    if (m_hasBegun) {
        m_silence.look();
        if (m_silence.isGivenUp())
            loseFirst(silentFirst);
        else if (m_silence.isLost() && !m_isSilent)
            tell();
        return;
    }
    const auto most = m_areAllThere ? patienceToBegin : patience;
    if (m_since.elapsed() < Milliseconds(most).count())
        return;
    const std::string seconds = std::to_string(most.count()) + " s";
    giveUp({"hosts", m_areAllThere
                         ? "the hosts were not ready to begin within " + seconds
                         : startFailure("not all hosts answered within " + seconds, said())});
}

void HostCrew::onEnded() {
    m_hasEnded = true;
    m_said += m_process.readAllStandardError();
    readNews();
    if (m_isEnding)
        return endProcess();
    if (m_hasBegun)
        return loseFirst("its program ended");
    giveUp({"hosts", startFailure("mpirun ended", said())});
}

void HostCrew::giveUp(const Error& error) {
    if (m_isEnding)
        return;
    m_error = error;
    conclude();
}

void HostCrew::loseFirst(const std::string& why) {
    m_last = withAllLost(std::move(m_last), why);
    PartEnd& end = m_last.sum.end.emplace();
    end.error = Error{"", lostHostsText(m_last.hosts) +
                              "; the result is partial: what was told until then is kept"};
    settleLost(m_last.sum.frame.totals);
    emit progressed(m_last); // so that it is told at once
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
            emit finished(m_last);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

std::string HostCrew::said() const {
    return m_said.toStdString();
}

} // namespace loadstone
