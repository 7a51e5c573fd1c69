// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/exchange.h"

namespace loadstone {

/// Sends one request at a time and waits for its end. Used by one thread; owned by that worker.
class Transport : private Pinned {
public:
    Transport() = default;
    virtual ~Transport() = default;

    /// Blocks until a request may begin, which is at once but for the first of a connection with
    /// TLS. False if a stop was requested or `until` came first. Before each perform().
    virtual bool prepare(TimePoint /*until*/) { return true; }
    /// How long it took to connect when it was made, if it does so; once.
    virtual std::optional<Microseconds> takeOpeningTime() { return {}; }
    /// Sends the request with that number in its run. Blocks until the answer is complete, the
    /// request failed, a stop was requested or `deadline` passed; the last two give an aborted
    /// exchange.
    virtual Exchange perform(TimePoint deadline, std::uint64_t number = 0) = 0;
};

} // namespace loadstone
