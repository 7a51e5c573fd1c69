// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/checkcounts.h"
#include "core/http/contentcoding.h"
#include "core/http/errorclass.h"
#include "core/http/statusranges.h"
#include "core/stats/histogram.h"
#include "core/stats/statementtotals.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace loadstone {

inline constexpr std::size_t phaseCount = 5;
inline constexpr std::array<std::string_view, phaseCount> phaseNames{"dns", "connect", "tls",
                                                                     "ttfb", "download"};

/// A class of errors, and the code.
using Failure = std::pair<ErrorClass, int>;

/// What a run has counted up to one moment. Latencies in microseconds.
/// When the run is over, started = ok + failed + aborted.
struct Totals {
    std::uint64_t started = 0;
    std::uint64_t ok = 0;
    std::uint64_t failed = 0;
    std::uint64_t aborted = 0;
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0;
    std::uint64_t retries = 0;           ///< sends beyond the first: stale connections, conflicts
    std::uint64_t rows = 0;              ///< that queries have got
    std::uint64_t connectionsOpened = 0; ///< by requests that count, so not by a warm-up
    std::uint64_t lateStarts = 0;        ///< of a rate: over 1 ms late though a user was free
    std::uint64_t waits = 0;             ///< of a rate: over 1 ms until there was a free user
    Histogram latencyOk{latencyLayout};  ///< of a rate: from when each was due
    Histogram latencyFailed{latencyLayout};
    Histogram abortedAges{coarseLayout}; ///< how long those had been under way that were cut off
    Histogram lag{coarseLayout};         ///< of our own: from being ready to being handled
    Histogram serviceOk{latencyLayout};  ///< of a rate: of the ok ones, from when each really began
    Histogram lateness{coarseLayout};    ///< of a rate: how late each began though a user was free
    Histogram userWaits{coarseLayout};   ///< of a rate: until there was a free user
    std::array<Histogram, phaseCount> phases{Histogram(coarseLayout), Histogram(coarseLayout),
                                             Histogram(coarseLayout), Histogram(coarseLayout),
                                             Histogram(coarseLayout)};
    std::map<int, std::uint64_t> statuses;                      ///< by status code
    std::map<std::pair<ErrorClass, int>, std::uint64_t> errors; ///< by class and code
    std::map<int, std::uint64_t> httpVersions;                  ///< by major version
    std::map<ContentCoding, std::uint64_t> packed; ///< answers, by how; those that were not: none
    CheckCounts checks;
    std::vector<StatementTotals> statements; ///< of queries, if there are several; by their place
    std::map<Failure, std::string> messages; ///< of a database: the first, of each kind of failure

    std::uint64_t completed() const { return ok + failed; }
    std::uint64_t ended() const { return ok + failed + aborted; }
    std::uint64_t inFlight() const { return started > ended() ? started - ended() : 0; }
    double successRate() const {
        return completed() == 0 ? 0 : static_cast<double>(ok) / static_cast<double>(completed());
    }
    Histogram latencyAll() const;
    /// Answers by how they were packed, also those that were not.
    std::map<ContentCoding, std::uint64_t> codings() const;
    /// Why requests failed, in all as many as did: errors, answers with a status that was not
    /// `expected`, and those that only failed a check.
    std::map<std::pair<ErrorClass, int>, std::uint64_t>
    failures(const StatusRanges& expected) const;

    /// Counts what another part of the same run has counted. The order does not matter.
    void add(const Totals& part);

    bool operator==(const Totals&) const = default;
};

/// Of those that parts have of the same failure the least stays, so that their order does not
/// matter.
void addMessages(std::map<Failure, std::string>& messages,
                 const std::map<Failure, std::string>& part);

} // namespace loadstone
