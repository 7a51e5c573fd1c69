// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/totals.h"

#include <algorithm>

namespace loadstone {

namespace {

template <typename Counts>
void addCounts(Counts& counts, const Counts& part) {
    for (const auto& [key, count] : part)
        counts[key] += count;
}

} // namespace

void addMessages(std::map<Failure, std::string>& messages,
                 const std::map<Failure, std::string>& part) {
    for (const auto& [failure, message] : part)
        if (const auto [known, isNew] = messages.emplace(failure, message); !isNew)
            known->second = std::min(known->second, message);
}

Histogram Totals::latencyAll() const {
    Histogram all = latencyOk;
    all.add(latencyFailed);
    return all;
}

std::map<ContentCoding, std::uint64_t> Totals::codings() const {
    auto all = packed;
    std::uint64_t plain = 0;
    for (const auto& [status, count] : statuses)
        plain += count;
    for (const auto& [coding, count] : packed)
        plain -= std::min(plain, count);
    if (plain > 0)
        all[ContentCoding::None] = plain;
    return all;
}

std::map<std::pair<ErrorClass, int>, std::uint64_t>
Totals::failures(const StatusRanges& expected) const {
    auto all = errors;
    for (const auto& [status, count] : statuses)
        if (!expected.contains(status))
            all[{ErrorClass::Status, status}] += count;
    std::uint64_t explained = 0;
    for (const auto& [failure, count] : all)
        explained += count;
    if (checks.judged() > 0 && failed > explained)
        all[{ErrorClass::Check, 0}] = failed - explained;
    return all;
}

void Totals::add(const Totals& part) {
    started += part.started;
    ok += part.ok;
    failed += part.failed;
    aborted += part.aborted;
    bytesSent += part.bytesSent;
    bytesReceived += part.bytesReceived;
    connectionsOpened += part.connectionsOpened;
    retries += part.retries;
    rows += part.rows;
    lateStarts += part.lateStarts;
    waits += part.waits;
    latencyOk.add(part.latencyOk);
    latencyFailed.add(part.latencyFailed);
    abortedAges.add(part.abortedAges);
    lag.add(part.lag);
    serviceOk.add(part.serviceOk);
    lateness.add(part.lateness);
    userWaits.add(part.userWaits);
    for (std::size_t i = 0; i < phaseCount; ++i)
        phases[i].add(part.phases[i]);
    addCounts(statuses, part.statuses);
    addCounts(errors, part.errors);
    addCounts(httpVersions, part.httpVersions);
    addCounts(packed, part.packed);
    checks.add(part.checks);
    addStatements(statements, part.statements);
    addMessages(messages, part.messages);
}

} // namespace loadstone
