// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"
#include "core/http/addressbook.h"
#include "core/load/environment.h"
#include "core/load/loadplan.h"
#include "core/metrics/metricscourse.h"
#include "core/postgres/databasefacts.h"
#include "core/stats/snapshot.h"
#include "core/sweep/hostshare.h"

#include <string>

namespace loadstone {

/// How a run ended: all requests sent or the time over; before that, stopped by hand or because all
/// worker processes had died; in time, but with some of them and their connections lost; or before
/// its time because a threshold was broken.
enum class Ending { Completed, Stopped, CutShort, Degraded, ThresholdBroken };

/// A worker process that died before its run was over.
struct WorkerLoss {
    Seconds at{0};           ///< since requests count
    int connectionsLeft = 0; ///< that the other workers went on with
    int signal = 0;          ///< which ended it; 0: it left by itself
    int code = 0;            ///< its exit code then

    bool operator==(const WorkerLoss&) const = default;
};

/// A finished run, as it is shown, saved and opened again.
struct RunReport {
    std::string toolVersion;
    std::string startedAt; ///< UTC, ISO 8601: "2026-11-24T05:31:11Z"
    Ending ending = Ending::Completed;
    LoadPlan plan;
    Environment environment;
    Snapshot snapshot;
    std::optional<Validity> validity; ///< none in files of earlier versions
    /// What this machine could send at the most with such a plan, in requests/s, if that was ever
    /// measured.
    std::optional<double> ceiling;
    std::vector<BrokenThreshold> broken; ///< what ended the run, whatever became of it after that
    std::vector<WorkerLoss> losses;      ///< in the order of their time
    std::vector<HostShare> hosts;        ///< of a run on several; empty: on this machine alone
    std::vector<AddressUse> addresses;   ///< of the host; those without connections were not used
    std::vector<TlsUse> tls;             ///< what its connections agreed on
    DatabaseFacts database;              ///< as it was before the run, if one was asked
    std::optional<MetricsCourse>
        metrics; ///< what the server told of itself; none: it was not asked

    bool operator==(const RunReport&) const = default;
};

/// How the run of a report ended that holds all else of it. `requests`: how many were to be sent,
/// if that was said. `hasLostAll`: nobody was left who could go on.
Ending endingOf(const RunReport& report, std::optional<std::uint64_t> requests, bool wasStopped,
                bool hasLostAll);

/// The figure of a threshold: at the end, or when it ended the run; none if nothing was answered.
std::optional<double> thresholdFigure(const RunReport& report, const Threshold& threshold);
/// Whether it holds; not if nothing was answered.
bool isMet(const RunReport& report, const Threshold& threshold);
/// Whether all of the plan's do.
bool areMet(const RunReport& report);

/// Whether its figures are to be believed; not unless somebody has looked.
inline bool isValid(const RunReport& report) {
    return report.validity && report.validity->verdict == Verdict::Valid;
}

} // namespace loadstone
