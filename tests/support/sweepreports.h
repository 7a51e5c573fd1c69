#pragma once

#include "core/report/sweepreport.h"

#include <cmath>

namespace loadstone {

/// A run of a second with `ok` answers of a latency, and `failed` refused ones.
inline SweepRunResult sweepRun(int size, int repeat, std::uint64_t ok, std::uint64_t failed,
                               std::int64_t latency, EngineKind engine = EngineKind::Pool) {
    SweepRunResult run{{engine, size, repeat}, {}};
    run.report.plan.engine = engine;
    run.report.plan.threads = size;
    Snapshot& snapshot = run.report.snapshot;
    snapshot.elapsed = Seconds(1);
    snapshot.totals.started = ok + failed;
    snapshot.totals.ok = ok;
    snapshot.totals.failed = failed;
    snapshot.totals.latencyOk.record(latency, ok);
    return run;
}

/// A sweep of a server that answers `most` requests at once, each in 10 ms, with three repeats that
/// differ a little.
inline SweepReport limitedServerSweep(int most,
                                      std::vector<EngineKind> engines = {EngineKind::Pool}) {
    SweepReport report;
    report.toolVersion = "0.0";
    report.startedAt = "2026-11-24T12:00:00Z";
    report.plan.engines = std::move(engines);
    report.plan.plan = usualLevelPlan();
    report.plan.plan.request.url = "http://127.0.0.1:1/";
    for (const SweepStep& step : stepsOf(report.plan)) {
        const int busy = std::min(step.size, most);
        const std::int64_t latency = 10'000L * step.size / busy;
        report.runs.push_back(sweepRun(step.size, step.repeat,
                                       std::uint64_t(100 * busy + step.repeat), 0, latency,
                                       step.engine));
    }
    return report;
}

} // namespace loadstone
