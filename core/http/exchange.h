#pragma once

#include "core/base/clock.h"
#include "core/http/errorclass.h"

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

/// What came of one request. Network failures are data: `error` says why, `code` is the transport's
/// own code (CURLcode). An aborted exchange was cut off by us and counts neither as ok nor failed.
struct Exchange {
    bool aborted = false;
    ErrorClass error = ErrorClass::None;
    int code = 0;
    int status = 0;
    int httpMajor = 0;
    int connectionsOpened = 0;
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0;
    Microseconds latency{0};
    TimePoint finished;
    Phases phases;
};

} // namespace loadstone
