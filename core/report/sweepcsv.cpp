// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepcsv.h"

#include "core/report/csvcells.h"

namespace loadstone {

namespace {

std::string quantileCell(const Histogram& latency, double quantile) {
    return latency.empty() ? "" : millisecondsCell(Microseconds(latency.quantile(quantile)));
}

std::string rowOf(const SweepRunResult& run) {
    const Snapshot& snapshot = run.report.snapshot;
    const Totals& totals = snapshot.totals;
    return std::string(nameOf(run.step.engine)) + "," + std::to_string(run.step.size) + "," +
           decimalCell(okPerSecond(snapshot)) + "," + std::to_string(run.step.repeat) + "," +
           std::to_string(totals.ok) + "," + std::to_string(totals.failed) + "," +
           quantileCell(totals.latencyOk, 0.5) + "," + quantileCell(totals.latencyOk, 0.99) + "\n";
}

} // namespace

std::string sweepCsv(const SweepReport& report) {
    std::string csv(sweepHeader);
    for (const SweepRunResult& run : report.runs)
        // What is not whole, or did not count: a fit would take it in.
        if (isWhole(run.report) && counts(run, report))
            csv += rowOf(run);
    return csv;
}

} // namespace loadstone
