// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostsreport.h"

#include <algorithm>

namespace loadstone {

namespace {

Ending endingOf(const RunReport& report, const RunState& state, bool wasStopped) {
    const auto isLost = [](const HostShare& host) { return host.lostAt.has_value(); };
    const auto& planned = report.plan.requests;
    const bool isWhole = planned && report.snapshot.totals.completed() == *planned;
    if (!report.broken.empty())
        return Ending::ThresholdBroken;
    if (wasStopped && !isWhole)
        return Ending::Stopped;
    if (std::ranges::all_of(state.hosts, isLost))
        return Ending::CutShort;
    return std::ranges::any_of(state.hosts, isLost) || !state.sum.end->losses.empty()
               ? Ending::Degraded
               : Ending::Completed;
}

} // namespace

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
    report.ending = endingOf(report, state, wasStopped);
    return end.error;
}

} // namespace loadstone
