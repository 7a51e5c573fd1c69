// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/duty.h"
#include "core/loop/conversation.h"

#include <memory>
#include <string>

namespace loadstone {

/// One user of an event loop: sends one request after the other by its conversation. Owned by its
/// loop, at an address that stays.
struct LoopUser {
    std::unique_ptr<Conversation> conversation;
    Asker asker;
    Turn turn;
    std::string request;        ///< its bytes, if requests differ
    TimePoint begun;            ///< its request
    bool isNew = true;          ///< its first request has not ended
    bool isBusy = false;        ///< has a request in flight
    bool isInLine = false;      ///< waits to go on without an event
    LoopUser* before = nullptr; ///< whose request in flight began before this one's
    LoopUser* after = nullptr;
};

} // namespace loadstone
