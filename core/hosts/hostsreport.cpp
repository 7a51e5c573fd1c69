// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostsreport.h"

#include <algorithm>

namespace loadstone {

Snapshot snapshotOf(const RunState& state, std::optional<std::uint64_t> planned) {
    const PartState& sum = state.sum;
    Snapshot snapshot;
    snapshot.elapsed = sum.elapsed;
    snapshot.planned = planned;
    snapshot.totals = sum.frame.totals;
    snapshot.overdue = sum.overdue;
    const Histogram& ok = sum.frame.totals.latencyOk;
    snapshot.timeline = sum.end ? sum.frame.timeline.intervals(sum.elapsed, ok)
                                : sum.frame.timeline.intervalsBefore(sum.elapsed, ok);
    if (!sum.end)
        snapshot.oldestInFlight = sum.oldestInFlight;
    return snapshot;
}

std::optional<Error> conclude(RunReport& report, const RunState& state,
                              std::optional<std::uint64_t> planned, bool wasStopped) {
    const PartEnd& end = *state.sum.end;
    report.snapshot = snapshotOf(state, planned);
    report.hosts = state.hosts;
    report.validity = end.validity;
    report.addresses = end.addresses;
    report.tls = end.tls;
    report.losses = end.losses;
    report.ending = endingOf(report, report.plan.requests, wasStopped,
                             std::ranges::all_of(report.hosts, &HostShare::isLost));
    return end.error;
}

} // namespace loadstone
