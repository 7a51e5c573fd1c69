// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sessionwait.h"

namespace loadstone {

bool awaitSession(Session& session, Session::Wants wants, const StopSignal& stop, TimePoint until,
                  Milliseconds connectTimeout) {
    while (wants != Session::Wants::Nothing) {
        const TimePoint due = session.due(until, connectTimeout);
        if (!stop.wait(session.socket(), session.eventsFor(wants), due))
            return false;
        wants = session.advance();
    }
    return true;
}

} // namespace loadstone
