// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sessionwait.h"

#include <poll.h>

#include <algorithm>

namespace loadstone {

bool awaitSession(Session& session, Session::Wants wants, const StopSignal& stop, TimePoint until,
                  Milliseconds connectTimeout) {
    while (wants != Session::Wants::Nothing) {
        const auto events =
            static_cast<short>(wants == Session::Wants::ToWrite ? POLLIN | POLLOUT : POLLIN);
        const TimePoint due =
            session.isOpening() ? std::min(until, session.openedAt() + connectTimeout) : until;
        if (!stop.wait(session.socket(), events, due))
            return false;
        wants = session.advance();
    }
    return true;
}

} // namespace loadstone
