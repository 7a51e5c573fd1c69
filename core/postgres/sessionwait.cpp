// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sessionwait.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

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

// The server closes its end when the process that served it is gone.
void closeWholly(Session& session, const StopSignal& stop) {
    constexpr Milliseconds longest{1000};
    const int socket = session.isClosed() ? -1 : ::dup(session.socket());
    session.close();
    if (socket < 0)
        return;
    const TimePoint until = Clock::now() + longest;
    char byte = 0;
    while (stop.wait(socket, POLLIN, until) && ::recv(socket, &byte, 1, 0) > 0) {
    }
    ::close(socket);
}

} // namespace loadstone
