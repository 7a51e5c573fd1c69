// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/eventqueue.h"
#include "core/loop/loopuser.h"

#include <deque>
#include <stop_token>

namespace loadstone {

/// Lets the users of a loop open their connections before the load begins, if they do that, at most
/// until `until` or a stop. What cannot be opened is opened again by its first request, which tells
/// why.
void openAll(std::deque<LoopUser>& users, EventQueue& queue, TimePoint until,
             const std::stop_token& stop);

} // namespace loadstone
