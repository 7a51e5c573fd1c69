// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/run/observedrun.h"
#include "tests/support/postgrescluster.h"

namespace loadstone {

/// When a server is killed in the middle of a run, and when it is started again.
struct CrashMoments {
    std::uint64_t okBefore = 0;     ///< answers before it is killed
    std::uint64_t failedBefore = 0; ///< failures before it is back
};

/// Sends inserts into a log table for ever, kills the server, and starts it again when that was
/// noticed. What was answered is there, nothing is twice, and of at most `unknown` nobody knows.
inline void verifyOutlived(PostgresCluster& cluster, LoadPlan plan, const CrashMoments& moments,
                           std::uint64_t unknown) {
    cluster.execute("TRUNCATE log");
    plan.requests.reset();
    plan.duration = std::chrono::hours(1);
    ObservedRun observed;
    std::uint64_t okBefore = 0;
    enum { Runs, Crashed, Back } state = Runs;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         const Totals& totals = snapshot.totals;
                         if (state == Runs && totals.ok > moments.okBefore) {
                             cluster.crash();
                             state = Crashed;
                         } else if (state == Crashed && totals.failed > moments.failedBefore) {
                             cluster.start();
                             okBefore = totals.ok;
                             state = Back;
                         } else if (state == Back && totals.ok > okBefore + 500) {
                             observed.run.stop();
                         }
                     });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    const Totals& totals = report->snapshot.totals;
    QCOMPARE(totals.started, totals.ok + totals.failed + totals.aborted);
    for (const auto& [error, count] : totals.errors)
        QVERIFY2(error.first == ErrorClass::Connect || error.first == ErrorClass::Reset ||
                     error.first == ErrorClass::Sql,
                 nameOf(error.first).data());
    const auto rows = std::uint64_t(cluster.numberOf("SELECT count(*) FROM log"));
    QVERIFY2(totals.ok <= rows && rows <= totals.ok + unknown, qPrintable(QString::number(rows)));
    QCOMPARE(std::uint64_t(cluster.numberOf("SELECT count(DISTINCT at) FROM log")), rows);
}

} // namespace loadstone
