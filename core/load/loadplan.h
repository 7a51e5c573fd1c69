// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/check/check.h"
#include "core/data/feedchoice.h"
#include "core/http/request.h"
#include "core/http/statusranges.h"
#include "core/load/arrivalkind.h"
#include "core/load/atdeadline.h"
#include "core/load/enginekind.h"
#include "core/load/part.h"
#include "core/load/rate.h"
#include "core/load/stage.h"
#include "core/load/threshold.h"
#include "core/metrics/metricssource.h"
#include "core/postgres/databaseurl.h"
#include "core/postgres/queries.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace loadstone {

inline constexpr int maxThreads = 2048;
inline constexpr int maxConnections = 65'536;
inline constexpr int maxRedirects = 50;
inline constexpr std::uint64_t defaultRequests = 200;

/// The most threads, or connections, that a run of `engine` may have.
constexpr int maxSizeOf(EngineKind engine) {
    return engine == EngineKind::Pool ? maxThreads : maxConnections;
}

/// min(32, cores + 4): the usual size of a pool whose threads mostly wait for the network.
int defaultThreads();

/// All settings of a run: a value that goes in once and never changes while it runs.
/// Exactly one of `requests`, `duration` and `stages` is set. (A feed whose rows are used once sets
/// `requests` in the plan that is carried out, beside what else there is.)
struct LoadPlan {
    Request request; ///< of a database the URL only
    Queries queries; ///< what a database is asked
    TransportOptions transport;
    StatusRanges expected;
    std::vector<Check> checks;     ///< what answers must have besides
    std::vector<FeedChoice> feeds; ///< give placeholders of the request their values
    EngineKind engine = EngineKind::Pool;
    int threads = defaultThreads(); ///< or connections, as the engine has it
    std::optional<std::uint64_t> requests = defaultRequests;
    std::optional<Milliseconds> duration;
    std::optional<Rate> rate;  ///< none: a user sends again at once; before stages: theirs begin so
    std::vector<Stage> stages; ///< all of a rate or all of users
    ArrivalKind arrival = ArrivalKind::Constant; ///< of the requests of a rate
    std::uint64_t seed = 1;                      ///< of what comes by chance
    AtDeadline atDeadline;
    Milliseconds pause{0};  ///< of each user, between the end of a request and the next one
    Milliseconds warmUp{0}; ///< of load before anything counts, beside the time that counts
    MetricsSource metrics;  ///< what of the server is watched while the run is on
    std::vector<Threshold> thresholds;
    /// Ends the run at a threshold that is not met, but not before it has counted for so long.
    std::optional<Milliseconds> abortGrace;
    bool spin = false; ///< event loops look for events without sleeping
    /// Which part of a load that several hosts share. `requests` and `threads` are those of the
    /// part, rate and stages those of the whole. No setting of a user, so no file has it.
    Part part;

    /// The time in which requests count; none if it goes by their number.
    std::optional<Milliseconds> countedTime() const;
    /// How long requests in flight are waited for when that is over.
    Milliseconds waitAtDeadline() const;
    /// Whether it asks a database and not a server of HTTP.
    bool asksDatabase() const { return isDatabaseUrl(request.url); }
    /// Whether requests are due at times of their own.
    bool hasRate() const {
        return rate || (!stages.empty() && stages.front().of == Stage::Of::Rate);
    }
    /// Connections that perfect keep-alive would open while requests count: the most that are ever
    /// in use at once, or none after a warm-up.
    std::optional<std::uint64_t> idealConnections() const;

    bool operator==(const LoadPlan&) const = default;
};

/// All that is wrong with a plan, a sentence each; empty if it can run. Fields are named as in
/// the command line: "url", "requests", "duration", "threads", "timeout", "header" ...
std::vector<Error> validate(const LoadPlan& plan);

} // namespace loadstone
