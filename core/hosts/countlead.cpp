// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/countlead.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr int looksEachJobState = 2;
constexpr std::uint64_t aheadOfWorkers = 2; ///< partitions for each worker that a host has in hand

} // namespace

CountLead::CountLead(std::size_t parts, Send send, Tell tell)
    : HostLead(parts, "job", std::move(send), std::move(tell)),
      m_hosts(parts),
      m_startedAt(Clock::now()) {}

void CountLead::hear(std::size_t from) {
    m_hosts.at(from).silence.hear();
}

// What a host says that was called lost means nothing any more: others have its work.
void CountLead::onMessage(std::size_t from, PartMessage& message) {
    if (!m_hosts[from].isLost())
        std::visit([&](auto& one) { on(from, one); }, message);
}

void CountLead::onOrder(PartMessage& order) {
    if (const auto* taken = std::get_if<PieceTaken>(&order)) {
        if (m_teller == taken->owner && taken->epoch == m_epoch)
            send(*m_teller, *taken);
        return;
    }
    auto* job = std::get_if<SharedJob>(&order);
    if (!job || m_job)
        return;
    m_job = std::move(*job);
    m_job->hosts.resize(size());
    for (std::size_t i = 0; i < size(); ++i)
        m_hosts[i].share.name = m_job->hosts[i];
    expect(m_job->version, m_job->hosts);
}

void CountLead::begin() {
    m_phase = Phase::Files;
    sendAll(*m_job);
    tellState();
}

void CountLead::on(std::size_t from, FilesSeen& seen) {
    Host& host = m_hosts[from];
    if (m_phase != Phase::Files || seen.files.size() != m_job->files.size())
        return;
    host.share.workers = seen.workers;
    host.seen = std::move(seen);
    if (std::ranges::all_of(m_hosts, [](const Host& one) { return one.seen.has_value(); }))
        compareFiles();
}

void CountLead::on(std::size_t from, const CountReady&) {
    m_hosts[from].isReady = true;
    if (m_phase != Phase::Preparing || !std::ranges::all_of(m_hosts, &Host::isReady))
        return;
    m_counted = Clock::now();
    grant();
}

void CountLead::grant() {
    m_phase = Phase::Mapping;
    m_teller.reset();
    if (!m_mapBegun)
        m_mapBegun = Clock::now();
    for (const std::size_t host : alive())
        grantTo(host);
    exchange();
}

/// So that its workers never wait for a grant, and what it has in hand at the end is little.
void CountLead::grantTo(std::size_t host) {
    Host& to = m_hosts[host];
    const std::uint64_t inHand = to.granted - std::min(to.granted, to.state.mapped);
    const std::uint64_t wanted = aheadOfWorkers * static_cast<std::uint64_t>(to.share.workers);
    if (inHand >= wanted)
        return;
    GrantOrder order{m_epoch, m_pool.grant(host, wanted - inHand)};
    to.granted += order.partitions.size();
    if (!order.partitions.empty())
        send(host, order);
}

void CountLead::on(std::size_t from, const CountState& state) {
    m_hosts[from].state = state;
    if (m_phase != Phase::Mapping)
        return;
    grantTo(from);
    exchange();
}

/// Once all is counted.
void CountLead::exchange() {
    const std::vector<std::size_t> senders = alive();
    const bool isCounted = m_pool.left() == 0 && std::ranges::all_of(senders, [&](std::size_t i) {
                               return m_hosts[i].state.mapped >= m_hosts[i].granted;
                           });
    if (!isCounted)
        return;
    m_phase = Phase::Exchanging;
    m_mapTime += Clock::now() - m_mapBegun.value_or(Clock::now());
    m_mapBegun.reset();
    m_exchange = {m_epoch, senders, {}};
    for (std::size_t i = 0; i < hashPartitions; ++i)
        m_exchange.owners.at(i) = senders[i % senders.size()];
    for (Host& host : m_hosts)
        host.facts.reset();
    for (const std::size_t host : senders) {
        m_hosts[host].hasSorted = m_hosts[host].hasTold = false;
        send(host, m_exchange);
    }
}

void CountLead::on(std::size_t from, CountFacts& facts) {
    if (facts.epoch == m_epoch && m_phase == Phase::Exchanging &&
        facts.lines.size() == m_pool.grantedTo(from).size())
        m_hosts[from].facts = std::move(facts);
    tellNext();
}

void CountLead::on(std::size_t from, const SortedNote& note) {
    if (note.epoch == m_epoch)
        m_hosts[from].hasSorted = true;
    tellNext();
}

/// The next host that is to tell its counts, if all have theirs and none is telling.
void CountLead::tellNext() {
    if (m_phase < Phase::Exchanging || m_teller)
        return;
    const auto hosts = alive();
    if (!std::ranges::all_of(hosts, [&](std::size_t i) {
            return m_hosts[i].facts.has_value() && m_hosts[i].hasSorted;
        }))
        return;
    m_phase = Phase::Telling;
    const auto next =
        std::ranges::find_if(hosts, [&](std::size_t i) { return !m_hosts[i].hasTold; });
    if (next == hosts.end())
        return conclude();
    m_teller = *next;
    send(*next, TellOrder{m_epoch});
}

void CountLead::on(std::size_t from, const SortedPiece& piece) {
    if (piece.epoch != m_epoch || m_teller != from)
        return;
    tell(piece);
    if (!piece.isLast)
        return;
    m_hosts[from].hasTold = true;
    m_teller.reset();
    tellNext();
}

void CountLead::on(std::size_t from, const CountFault& fault) {
    refuse({fault.error.field, "on " + nameOf(from) + ": " + fault.error.message});
}

void CountLead::conclude() {
    end();
    tell(JobEnd{report()});
}

void CountLead::watch() {
    ++m_looks;
    for (std::size_t i = 0; i < size() && !hasEnded(); ++i) {
        m_hosts[i].silence.look();
        if (m_phase > Phase::Gathering && m_hosts[i].silence.isLost() && !m_hosts[i].isLost())
            lose(i);
    }
    if (!hasEnded() && m_phase > Phase::Gathering && m_looks % looksEachJobState == 0)
        tellState();
}

void CountLead::lose(std::size_t host) {
    NgramHost& share = m_hosts[host].share;
    share.lostAt = now();
    share.fault = "nothing was heard of it any more";
    send(host, LeaveOrder{}); // should it come back
    if (m_phase < Phase::Mapping)
        return refuse({"hosts", nameOf(host) + " was lost before the start"});
    if (isNeeded(host))
        loseInWork(host);
    if (!hasEnded())
        tellState();
}

/// Nobody needs it any more that has told its counts: those of all others are where they belong.
bool CountLead::isNeeded(std::size_t host) const {
    return m_phase != Phase::Telling || !m_hosts[host].hasTold;
}

// Also what hosts had that were lost when they had told all: their counts are told once more.
void CountLead::loseInWork(std::size_t host) {
    for (std::size_t i = 0; i < size(); ++i) {
        NgramHost& share = m_hosts[i].share;
        if (!share.lostAt)
            continue;
        share.doneAgain += m_pool.grantedTo(i).size();
        m_hosts[i].state = {};
        m_pool.lose(i);
    }
    if (const auto file = m_pool.unreadable())
        return refuse({"files", nameOf(host) + " was lost, and no other host can read " +
                                    m_job->files[*file].place +
                                    ", so not all could be counted; count again"});
    ++m_epoch;
    grant();
}

std::vector<std::size_t> CountLead::alive() const {
    std::vector<std::size_t> hosts;
    for (std::size_t i = 0; i < m_hosts.size(); ++i)
        if (!m_hosts[i].isLost())
            hosts.push_back(i);
    return hosts;
}

} // namespace loadstone
