// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "tests/support/validities.h"

#include <cmath>

namespace loadstone {

/// A minute of load from four hosts, of which the third was lost after 41 s.
inline RunReport sampleHostsRun() {
    RunReport report;
    report.plan.request.url = "http://edge.example.test/v1/prices";
    report.plan.requests.reset();
    report.plan.duration = Milliseconds(60'000);
    report.plan.threads = 384;
    report.plan.engine = EngineKind::Loop;
    report.startedAt = "2026-11-30T16:00:00Z";
    report.ending = Ending::Degraded;
    report.snapshot.elapsed = Seconds(60);
    Totals& totals = report.snapshot.totals;
    for (int second = 0; second < 60; ++second) {
        const std::uint64_t all = second < 41 ? 38'000 : 32'000;
        const std::uint64_t count = all + std::uint64_t(400 * (1 + std::sin(second)));
        const Microseconds half(8'400), most(22'600);
        Interval interval{Seconds(second), Seconds(second + 1), count, 0, {}};
        interval.latencies.append(coarseLayout.indexOf(half.count()), count);
        interval.latency = Interval::Percentiles{half, Microseconds(16'900), most};
        report.snapshot.timeline.push_back(interval);
        totals.ok += count;
        totals.latencyOk.record(half.count(), count - count / 20);
        totals.latencyOk.record(most.count(), count / 20);
    }
    totals.failed = 223;
    totals.errors[{ErrorClass::Host, 0}] = 223;
    totals.started = totals.ok + totals.failed;
    totals.statuses[200] = totals.ok;
    const std::array shares{0.353, 0.353, 0.117, 0.177};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        HostShare host;
        host.name = "gen-" + std::to_string(i + 1);
        host.ok = std::uint64_t(double(totals.ok) * shares.at(i));
        host.failed = i == 2 ? 223 : 0;
        host.sent = host.ok + host.failed;
        host.elapsed = Seconds(i == 2 ? 40 : 60);
        host.latency = {8'430, 12'100, 16'600, 21'900};
        host.wallOffset = host.clockOffset = Seconds(0.001 * (double(i) - 1.4));
        host.startSkew = Seconds(0.0004 * double(i + 1));
        if (i == 2) {
            host.lostAt = Seconds(41);
            host.fault = "nothing was heard of it any more";
        } else {
            host.validity = judge(quietRun());
        }
        report.hosts.push_back(host);
    }
    report.validity = judge(quietRun());
    return report;
}

} // namespace loadstone
