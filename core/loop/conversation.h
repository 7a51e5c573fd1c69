// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/exchange.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace loadstone {

/// What a conversation does after it went on.
enum class AfterTurn {
    Waits,  ///< for an event
    GoesOn, ///< could go on at once, and lets others have their turn first
    Ended,  ///< its exchange has ended; take() it
};

/// One user's dialogue with a server, over a connection of its own, with one request in flight at
/// the most. Never waits; sends again only what the plan wants to be sent once more. It watches its
/// descriptors in the event queue of its loop, and hears of their events also while it is idle.
/// Lives on its loop's thread; owned by its user.
class Conversation : private Pinned {
public:
    Conversation() = default;
    virtual ~Conversation() = default;

    /// Opens before the load begins, if it is one that does. While it is opening it has to be
    /// called again now and then.
    virtual void open(TimePoint /*now*/) {}
    virtual bool isOpening() const { return false; }
    /// How long that took; once.
    virtual std::optional<Microseconds> takeOpeningTime() { return {}; }
    /// A request begins, of these bytes, which stay as they are until its exchange has ended.
    virtual AfterTurn begin(std::string_view request, TimePoint now) = 0;
    /// Goes on as far as it can, but no longer than others can bear. `events` as in epoll(7).
    virtual AfterTurn proceed(std::uint32_t events) = 0;
    /// When expire() must be called, while a request is in flight.
    virtual TimePoint due() const = 0;
    virtual AfterTurn expire(TimePoint now) = 0;
    /// Ends the exchange as aborted, unless it has ended already.
    virtual void abort(TimePoint now) = 0;
    /// Takes leave of an exchange that has ended; it stays readable until the next begins.
    virtual Exchange& take() = 0;
    /// Closes what it has open. It opens again with the next request.
    virtual void close() = 0;
};

} // namespace loadstone
