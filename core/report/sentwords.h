// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/sendonce.h"
#include "core/load/planjson.h"

#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// A stretch of the time of one request, in the order in which they follow each other: "dns",
/// "connect", "tls", "send", "wait", "receive".
struct SentPhase {
    std::string name;
    Microseconds begin{0}; ///< since the request began
    Microseconds time{0};
};
std::vector<SentPhase> phasesOf(const SentOnce& once);

/// A check of the answer, if there is a whole one.
struct SentCheck {
    Check check; ///< without secrets
    bool passed;
};
std::vector<SentCheck> checksOf(const SentOnce& once);

/// What is left of its time without what opening the connection took; nothing if it opened none, or
/// there is no answer.
std::optional<Microseconds> timeOnKeptConnection(const SentOnce& once);

/// What a body that came was packed with if it was unpacked, as "gzip"; empty: it is as it came.
std::string unpackedFrom(const SentOnce& once);

/// What was said, as it may be shown.
struct ShownMessages {
    std::vector<WireMessage> sent;
    std::vector<WireMessage> received;
};
/// With *** in the place of what has a secret name, and of each secret that was said, wherever a
/// message repeats it; or as it was.
ShownMessages shownMessages(const SentOnce& once, Secrets secrets);

/// "200 OK, as expected", "500 Internal Server Error, not expected", or why there is no answer.
std::string verdictOn(const SentOnce& once);

/// "HTTP/1.1 to 127.0.0.1, TLSv1.3 with TLS_AES_256_GCM_SHA384"; empty if nothing was negotiated.
std::string negotiatedText(const SentOnce& once);

} // namespace loadstone
