#pragma once

#include "core/analysis/validity.h"
#include "core/load/environment.h"
#include "core/load/loadplan.h"
#include "core/stats/snapshot.h"

#include <string>

namespace loadstone {

/// How a run ended: all requests sent or the time over; or before that, stopped by hand or because
/// all worker processes had died.
enum class Ending { Completed, Stopped, CutShort };

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

    bool operator==(const RunReport&) const = default;
};

/// Whether its figures are to be believed; not unless somebody has looked.
inline bool isValid(const RunReport& report) {
    return report.validity && report.validity->verdict == Verdict::Valid;
}

} // namespace loadstone
