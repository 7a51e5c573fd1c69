// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <cstdint>

namespace loadstone {

/// The floor of an event loop's cost: level-triggered epoll, one send and one recv for a request,
/// of the answer only its first bytes are looked at, and nothing is recorded. Sends for `time` to a
/// server on loopback; gives the number of answers, or 0 if one was not as expected.
std::uint64_t answersToBareEpoll(int port, int connections, Clock::duration time);

} // namespace loadstone
