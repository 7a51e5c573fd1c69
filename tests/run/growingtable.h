// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/run/observedrun.h"
#include "tests/support/postgrescluster.h"

#include <chrono>
#include <functional>

namespace loadstone {

/// A run whose table, "grows", gets a column in its midst, after which the server knows no result
/// of the old type any more. It goes on until `isEnough` of what was counted since.
inline std::optional<RunReport> reportOfGrowingTable(
    PostgresCluster& cluster, LoadPlan plan,
    const std::function<bool(const Totals& totals, std::uint64_t since)>& isEnough) {
    cluster.execute("DROP TABLE IF EXISTS grows; CREATE TABLE grows (one int)");
    plan.requests.reset();
    plan.duration = std::chrono::hours(1);
    ObservedRun observed;
    std::uint64_t before = 0;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         const Totals& totals = snapshot.totals;
                         if (before == 0 && totals.ok > 100) {
                             cluster.execute("ALTER TABLE grows ADD COLUMN two int");
                             before = totals.ok;
                         } else if (before > 0 && isEnough(totals, totals.ok - before)) {
                             observed.run.stop();
                         }
                     });
    return observed.runToEnd(plan).report;
}

} // namespace loadstone
