// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "tests/support/validities.h"

namespace loadstone {

/// 200/s for 2 s: half of the requests took 4 ms, the others waited up to a second before that.
inline RunReport sampleRatedRun() {
    RunReport report;
    report.plan.request.url = "http://example.test/";
    report.plan.requests.reset();
    report.plan.duration = Milliseconds(2000);
    report.plan.rate = Rate{200};
    report.plan.thresholds = readThresholds("p50<250ms, p99<500ms, error_rate<1%", "").value();
    report.startedAt = "2026-11-29T16:00:00Z";
    report.snapshot.elapsed = Seconds(2);
    report.snapshot.planned = 400;
    report.snapshot.overdue = 0;
    Totals& totals = report.snapshot.totals;
    totals.started = totals.ok = 400;
    totals.statuses[200] = 400;
    totals.waits = 200;
    totals.latencyOk.record(4000, 200);
    totals.latencyOk.record(1'004'000, 200);
    totals.serviceOk.record(4000, 400);
    for (int i = 0; i < 4; ++i) {
        Interval interval{Seconds(0.5 * i), Seconds(0.5 * (i + 1)), 100, 0, {}};
        interval.latencies.append(coarseLayout.indexOf(i < 2 ? 4000 : 1'004'000), 100);
        const Microseconds time(i < 2 ? 4000 : 1'004'000);
        interval.latency = Interval::Percentiles{time, time, time};
        report.snapshot.timeline.push_back(interval);
    }
    report.validity = judge(quietRun());
    return report;
}

} // namespace loadstone
