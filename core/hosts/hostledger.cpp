// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostledger.h"

#include "core/report/hostwords.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Adds uses of the same address, or of the same version and cipher.
template <typename Use, typename Same>
void addUses(std::vector<Use>& all, const std::vector<Use>& more, const Same& same) {
    for (const Use& use : more) {
        const auto known =
            std::ranges::find_if(all, [&](const Use& other) { return same(use, other); });
        if (known == all.end())
            all.push_back(use);
        else
            known->connections += use.connections;
    }
}

void addEnd(PartEnd& all, const PartEnd& part) {
    addUses(all.addresses, part.addresses,
            [](const auto& a, const auto& b) { return a.address == b.address; });
    addUses(all.tls, part.tls, [](const auto& a, const auto& b) {
        return a.version == b.version && a.cipher == b.cipher;
    });
    all.losses.insert(all.losses.end(), part.losses.begin(), part.losses.end());
    all.wasStopped = all.wasStopped || part.wasStopped;
}

} // namespace

void settleLost(Totals& totals) {
    const std::uint64_t lost = totals.inFlight();
    if (lost == 0)
        return;
    totals.failed += lost;
    totals.errors[{ErrorClass::Host, 0}] += lost;
}

HostLedger::HostLedger(const std::vector<std::string>& names) : m_entries(names.size()) {
    for (std::size_t i = 0; i < names.size(); ++i)
        m_entries[i].share.name = names[i];
}

void HostLedger::setOffset(std::size_t part, const ClockOffset& offset) {
    HostShare& share = m_entries.at(part).share;
    share.clockOffset = Seconds(offset.steady());
    share.wallOffset = Seconds(offset.wall());
}

void HostLedger::hear(std::size_t part) {
    Entry& entry = m_entries.at(part);
    entry.silence.hear();
    if (std::exchange(entry.isLost, false))
        entry.share.lostAt.reset();
}

void HostLedger::take(std::size_t part, PartState state) {
    hear(part);
    Entry& entry = m_entries.at(part);
    entry.last = std::move(state);
    entry.hasNews = true;
}

bool HostLedger::look() {
    bool isNew = false;
    const Seconds now = sum().elapsed;
    for (Entry& entry : m_entries) {
        entry.silence.look();
        if (entry.last.end || !entry.silence.isLost() || std::exchange(entry.isLost, true))
            continue;
        entry.share.lostAt = now;
        isNew = true;
    }
    return isNew;
}

std::optional<std::size_t> HostLedger::firstLost() const {
    const auto lost = std::ranges::find_if(m_entries, &Entry::isLost);
    return lost == m_entries.end() ? std::nullopt
                                   : std::optional(std::size_t(lost - m_entries.begin()));
}

bool HostLedger::hasNews() const {
    return std::ranges::all_of(m_entries,
                               [](const Entry& entry) { return entry.isLost || entry.hasNews; });
}

bool HostLedger::isSettled() const {
    return std::ranges::all_of(m_entries, [](const Entry& entry) {
        return entry.last.end || (entry.isLost && entry.silence.isGivenUp());
    });
}

PartState HostLedger::sum() const {
    PartState sum;
    for (const Entry& entry : m_entries) {
        const PartState& part = entry.last;
        sum.elapsed = std::max(sum.elapsed, part.elapsed);
        if (part.overdue)
            sum.overdue = sum.overdue.value_or(0) + *part.overdue;
        if (part.oldestInFlight && !entry.isLost)
            sum.oldestInFlight =
                std::max(sum.oldestInFlight.value_or(Seconds(0)), *part.oldestInFlight);
        if (part.startSkew)
            sum.startSkew = std::max(sum.startSkew.value_or(*part.startSkew), *part.startSkew);
    }
    return sum;
}

std::optional<Error> HostLedger::fault() const {
    std::vector<HostShare> shares;
    for (const Entry& entry : m_entries) {
        if (entry.last.end && entry.last.end->error)
            return Error{entry.last.end->error->field,
                         "on " + entry.share.name + ": " + entry.last.end->error->message};
        shares.push_back(entry.share);
    }
    const std::string lost = lostHostsText(shares);
    if (lost.empty())
        return std::nullopt;
    return Error{"", lost + "; the result is partial: what was counted until then is kept, and the "
                            "rest of that host's share was not sent or is not known"};
}

PartEnd HostLedger::end() const {
    PartEnd end;
    std::vector<Validity> validities;
    for (const Entry& entry : m_entries) {
        if (!entry.last.end)
            continue;
        addEnd(end, *entry.last.end);
        if (entry.last.end->validity)
            validities.push_back(*entry.last.end->validity);
    }
    if (!validities.empty())
        end.validity = worstOf(validities);
    end.error = fault();
    return end;
}

void HostLedger::describe(Entry& entry) const {
    const Totals& totals = entry.last.frame.totals;
    HostShare& share = entry.share;
    share.sent = totals.started;
    share.ok = totals.ok;
    share.failed = totals.failed;
    share.aborted = totals.aborted;
    share.elapsed = entry.last.elapsed;
    share.startSkew = entry.last.startSkew;
    if (!totals.latencyOk.empty()) {
        auto& latency = share.latency.emplace();
        for (std::size_t i = 0; i < latency.size(); ++i)
            latency.at(i) = totals.latencyOk.quantile(HostShare::quantiles.at(i));
    }
    share.fault = entry.isLost ? "nothing was heard of it any more" : "";
    if (const auto& end = entry.last.end) {
        share.validity = end->validity;
        share.fault = end->error ? end->error->message : "";
    }
}

RunState HostLedger::state() {
    const bool isLast = isSettled();
    RunState state{sum(), {}};
    for (Entry& entry : m_entries) {
        if (isLast && entry.isLost)
            settleLost(entry.last.frame.totals);
        describe(entry);
        state.sum.frame.add(entry.last.frame);
        state.hosts.push_back(entry.share);
        entry.hasNews = false;
    }
    if (isLast)
        state.sum.end = end();
    return state;
}

} // namespace loadstone
