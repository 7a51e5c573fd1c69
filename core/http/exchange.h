// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/check/checkverdict.h"
#include "core/http/contentcoding.h"
#include "core/http/errorclass.h"
#include "core/http/querydetails.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// Where the time of one request went. Absent phases did not happen: a kept-alive connection has
/// no dns, connect or tls; a request without an answer has no ttfb.
/// ttfb: request begins to be sent → first line of the answer. download: from there to its end.
struct Phases {
    std::optional<Microseconds> dns;
    std::optional<Microseconds> connect;
    std::optional<Microseconds> tls;
    std::optional<Microseconds> ttfb;
    std::optional<Microseconds> download;
};

/// What came of one request, and the verdict on it. Network failures are data: `error` says why,
/// and `code` is a CURLcode, whichever engine found it, for ErrorClass::Worker a signal, and of a
/// query the place of a SQLSTATE (core/postgres/sqlstate.h). An
/// aborted exchange was cut off by us and counts neither as ok nor as failed.
struct Exchange {
    bool aborted = false;
    bool ok = false; ///< answered in full, with a status that is expected, and by all checks fine
    ErrorClass error = ErrorClass::None;
    int code = 0;
    int status = 0;
    int httpMajor = 0;
    ContentCoding contentCoding = ContentCoding::None; ///< of the answer
    int connectionsOpened = 0;
    int retries = 0; ///< how often it was sent again: over a stale connection, or after a conflict
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0;
    std::uint64_t rows = 0;              ///< of a query
    const QueryDetails* query = nullptr; ///< of one that has some; until the next begins
    bool isPaced = false;                ///< it was due at a time of its own
    TimePoint intended;                  ///< when it was due; without a rate that is when it began
    TimePoint ready; ///< when it was due and there was a user free; only if it is paced
    TimePoint begun;
    TimePoint finished;
    Phases phases;
    CheckVerdict checks;

    /// The response time: from when it was due to its end.
    Microseconds latency() const { return toMicroseconds(finished - intended); }
    /// What a request of a rate may be late before it is told.
    static constexpr Microseconds toleratedDelay{1000};

    /// How late we were: from when it could have begun.
    Microseconds lateness() const { return toMicroseconds(begun - ready); }
    /// How long it had to wait for a free user.
    Microseconds waitForUser() const { return toMicroseconds(ready - intended); }
    /// From when it really began to its end.
    Microseconds serviceTime() const { return toMicroseconds(finished - begun); }
};

} // namespace loadstone
