// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/countcrew.h"

#include "core/base/version.h"
#include "core/report/hostwords.h"
#include "core/run/utctime.h"

namespace loadstone {

CountCrew::CountCrew(const QString& program, QObject* parent)
    : HostCrew("ngrams", program, parent) {
    connect(this, &HostCrew::failed, this, [this](const Error& error) {
        m_outcome = {{}, nullptr, error};
        emit finished(m_outcome);
    });
}

void CountCrew::start(SharedJob job) {
    m_job = std::move(job);
    m_startedAt = Clock::now();
    m_startedAtUtc = utcTimeNow();
    if (auto counts = ToldCounts::create())
        m_counts = std::move(*counts);
    else
        m_noCounts = counts.error();
    launch({m_job.hosts}, m_job);
}

void CountCrew::cancel() {
    if (!isEnding())
        conclude();
}

void CountCrew::take(PartMessage& message) {
    std::visit([this](auto& one) { on(one); }, message);
}

void CountCrew::on(JobState& state) {
    noteBegun();
    if (m_noCounts)
        return giveUp(*m_noCounts);
    m_last = std::move(state.progress);
    tell();
}

void CountCrew::tell() {
    m_last.elapsed = Clock::now() - m_startedAt;
    NgramProgress progress = m_last;
    if (isSilent() && !progress.hosts.empty()) {
        progress.hosts.front().lostAt = progress.elapsed;
        progress.hosts.front().fault = silentFirst;
    }
    emit progressed(progress);
}

void CountCrew::tellSilence() {
    tell();
}

void CountCrew::loseFirst(const std::string& why) {
    giveUp({"hosts", lostHostText(m_job.hosts.front(), Clock::now() - m_startedAt, why) +
                         "; the first host leads the others, so there is no result; count again"});
}

void CountCrew::on(const SortedPiece& piece) {
    if (const auto added = m_counts->add(piece); !added)
        return giveUp(added.error());
    order(PieceTaken{piece.epoch, piece.owner});
}

void CountCrew::on(JobEnd& end) {
    NgramReport& report = m_outcome.report = std::move(end.report);
    report.toolVersion = LOADSTONE_VERSION;
    report.startedAt = m_startedAtUtc;
    report.job = m_job.job;
    report.job.workers = 0;
    for (const NgramHost& host : report.hosts)
        report.job.workers += host.workers;
    for (auto& line : report.firstMalformed)
        line.file = m_job.job.files.at(line.fileNumber);
    report.totalTime = Clock::now() - m_startedAt;
    m_outcome.counts = m_counts;
    conclude();
}

} // namespace loadstone
