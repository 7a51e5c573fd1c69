// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the first part tells of all.
#include "core/hosts/countlead.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Adds what was not counted of a partition, which begins at `place`.
void addNamed(const std::set<MalformedLine>& malformed, std::size_t partition,
              const Supervisor::NamedLine& place, NgramReport& report) {
    auto line = malformed.lower_bound({partition, 0, Malformed::Empty});
    for (; line != malformed.end() && line->partition == partition; ++line)
        report.firstMalformed.push_back(
            {"", place.line + line->line + 1, line->reason, place.fileNumber});
}

} // namespace

void CountLead::tellState() {
    tell(JobState{progress()});
}

NgramProgress CountLead::progress() const {
    NgramProgress now;
    now.phase = m_phase < Phase::Exchanging ? NgramPhase::Map : NgramPhase::Reduce;
    now.partitions = m_pool.size();
    for (std::size_t i = 0; i < size(); ++i) {
        const Host& host = m_hosts[i];
        if (host.isLost())
            continue;
        now.partitionsDone += std::min(host.state.mapped, host.granted);
        now.bytes += host.state.bytes;
        now.lines += host.state.lines;
        if (now.phase == NgramPhase::Reduce && host.hasSorted)
            now.reduced += static_cast<std::size_t>(std::ranges::count(m_exchange.owners, i));
    }
    for (std::size_t file = 0; file < m_readers.size(); ++file)
        now.allBytes +=
            m_files.empty() || m_files[file].ends.empty() ? 0 : m_files[file].ends.back();
    now.bytes = std::min(now.bytes, now.allBytes);
    now.hosts = shares();
    return now;
}

std::vector<NgramHost> CountLead::shares() const {
    std::vector<NgramHost> shares;
    for (const Host& host : m_hosts) {
        NgramHost& share = shares.emplace_back(host.share);
        share.bytes = host.state.bytes;
        share.partitions = std::min(host.state.mapped, host.granted);
    }
    return shares;
}

NgramReport CountLead::report() const {
    NgramReport report;
    report.format = m_files.front().format;
    report.partitions = m_pool.size();
    for (const CutFile& file : m_files)
        report.bytes += file.ends.back();
    report.hosts = shares();
    addBytes(report);
    for (const Host& host : m_hosts)
        if (host.facts) {
            report.malformed += host.facts->malformed;
            report.reexecuted += host.facts->reexecuted;
        }
    addLines(report);
    report.mapTime = m_mapTime;
    report.reduceTime = Clock::now() - m_counted - m_mapTime;
    return report;
}

/// A host reads a little more than its partitions, to their last lines' ends.
void CountLead::addBytes(NgramReport& report) const {
    std::vector<std::uint64_t> sizes;
    for (const CutFile& file : m_files) {
        std::uint64_t from = 0;
        for (const std::uint64_t end : file.ends)
            sizes.push_back(end - std::exchange(from, end));
    }
    for (std::size_t i = 0; i < size(); ++i) {
        std::uint64_t bytes = 0;
        for (const std::size_t partition : m_pool.grantedTo(i))
            bytes += sizes[partition];
        if (bytes > 0)
            report.hosts[i].bytes = bytes;
    }
}

/// Lines are numbered in their file, whoever has counted what is before them.
void CountLead::addLines(NgramReport& report) const {
    std::vector<std::uint64_t> lines(m_pool.size());
    std::set<MalformedLine> malformed;
    for (std::size_t i = 0; i < size(); ++i) {
        const auto& facts = m_hosts[i].facts;
        std::size_t at = 0;
        for (const std::size_t partition : m_pool.grantedTo(i))
            lines[partition] = facts ? facts->lines[at++] : 0;
        if (facts)
            malformed.insert(facts->firstMalformed.begin(), facts->firstMalformed.end());
    }
    std::size_t partition = 0;
    for (std::size_t file = 0; file < m_files.size(); ++file) {
        std::uint64_t before = 0;
        const std::size_t end = partition + m_files[file].ends.size();
        for (; partition < end; before += lines[partition++])
            addNamed(malformed, partition, {"", before, Malformed::Empty, file}, report);
        report.lines += before;
    }
    report.firstMalformed.resize(
        std::min(report.firstMalformed.size(), static_cast<std::size_t>(firstMalformed)));
}

} // namespace loadstone
