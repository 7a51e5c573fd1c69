// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <array>
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

/// A sweep of a server that answers eight requests at once, each in about 5.5 ms, as a calm machine
/// would measure it: always the same, for pictures.
inline SweepReport picturedSweep() {
    constexpr double latency = 5500, places = 8; // µs
    constexpr std::array scatter{-0.012, 0.004, 0.009, -0.004, 0.011};
    SweepReport report = limitedServerSweep(int(places));
    report.plan.plan.request.url = "http://127.0.0.1:8089/slots/8/5";
    report.runs.clear();
    std::size_t next = 0;
    for (const SweepStep& step : stepsOf(report.plan)) {
        const double busy = std::min<double>(step.size, places);
        const double usual = latency * step.size / busy * (1 - scatter.at(next % scatter.size()));
        const auto answers = std::uint64_t(1e6 * step.size / usual);
        SweepRunResult run = sweepRun(step.size, step.repeat, 0, 0, 0);
        Totals& totals = run.report.snapshot.totals;
        totals.started = totals.ok = answers;
        totals.latencyOk.record(std::int64_t(usual * 0.995), answers * 6 / 10);
        totals.latencyOk.record(std::int64_t(usual), answers * 3 / 10);
        totals.latencyOk.record(std::int64_t(usual * 1.12),
                                answers - answers * 6 / 10 - answers * 3 / 10);
        report.runs.push_back(std::move(run));
        ++next;
    }
    return report;
}

/// One request after the other, 12 and 1,000 at once, by threads and by event loops, to a server
/// that takes 100 ms for each: as a calm machine would measure it.
inline SweepReport picturedEngines() {
    SweepReport report = limitedServerSweep(1, {EngineKind::Pool, EngineKind::Loop});
    report.plan.sizes = {1, 12, 1000};
    report.plan.repeats = 2;
    report.plan.plan.request.url = "http://127.0.0.1:8089/delay/100";
    report.runs.clear();
    for (const SweepStep& step : stepsOf(report.plan)) {
        const bool isCrowded = step.engine == EngineKind::Pool && step.size == 1000;
        const std::int64_t usual = isCrowded ? 100'400 : 100'100; // µs
        const auto answers = std::uint64_t(10 * step.size - step.size / 100 * (1 + step.repeat));
        SweepRunResult run =
            sweepRun(step.size, step.repeat, answers - answers / 50, 0, usual, step.engine);
        Totals& totals = run.report.snapshot.totals;
        totals.started = totals.ok = answers;
        totals.latencyOk.record(usual + (isCrowded ? 12'000 : 1'000), answers / 50);
        report.runs.push_back(std::move(run));
    }
    return report;
}

/// A sweep of a database on a machine of two cores that answers most with 14 connections and less
/// with more, and has no room for 128.
inline SweepReport picturedDatabaseSweep(const LoadPlan& plan) {
    constexpr double rate = 4200, contention = 0.08, crosstalk = 0.0046;
    constexpr std::array scatter{-0.012, 0.004, 0.009, -0.004, 0.011};
    SweepReport report = limitedServerSweep(1, {EngineKind::Loop});
    report.plan.plan = plan;
    report.plan.sizes = {1, 2, 4, 6, 9, 12, 16, 24, 48, 96, 128};
    report.environment.cores = 2;
    report.database = {
        "15.14", DatabaseFacts::Room{"max_connections", 100, 3, 1}, {}, {"integer"}, true};
    report.missed = {{{EngineKind::Loop, 128},
                      MissedLevel::Reason::NoRoom,
                      "max_connections 100, 3 reserved, 1 in use, 96 free"}};
    report.runs.clear();
    std::size_t next = 0;
    for (const SweepStep& step : stepsOf(report.plan)) {
        const double n = step.size;
        const double usual = rate * n / (1 + contention * (n - 1) + crosstalk * n * (n - 1)) *
                             (1 + scatter.at(next++ % scatter.size()));
        if (step.size > 96)
            continue;
        const auto answers = std::uint64_t(usual);
        const auto latency = std::int64_t(n / usual * 1e6); // µs
        SweepRunResult run = sweepRun(step.size, step.repeat, 0, 0, 0, EngineKind::Loop);
        Totals& totals = run.report.snapshot.totals;
        totals.started = totals.ok = answers;
        totals.latencyOk.record(latency, answers * 97 / 100);
        totals.latencyOk.record(latency * 2, answers - answers * 97 / 100);
        report.runs.push_back(std::move(run));
    }
    return report;
}

} // namespace loadstone
