// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/totals.h"

namespace loadstone {

namespace {

template <typename Counts>
void addCounts(Counts& counts, const Counts& part) {
    for (const auto& [key, count] : part)
        counts[key] += count;
}

} // namespace

Histogram Totals::latencyAll() const {
    Histogram all = latencyOk;
    all.add(latencyFailed);
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
}

} // namespace loadstone
