// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queryexchange.h"

namespace loadstone {

Exchange exchangeOf(Session& session, TimePoint begun, TimePoint finished) {
    const QueryOutcome& outcome = session.outcome();
    Exchange exchange;
    exchange.intended = exchange.begun = begun;
    exchange.finished = finished;
    exchange.error = outcome.failure.error;
    exchange.code = outcome.failure.code;
    exchange.ok = outcome.failure.error == ErrorClass::None;
    exchange.retries = outcome.retries;
    exchange.rows = outcome.rows;
    exchange.query = session.details();
    exchange.bytesReceived = outcome.bytesReceived;
    exchange.bytesSent = session.bytesSent();
    exchange.phases.connect = session.takeOpeningTime();
    exchange.connectionsOpened = exchange.phases.connect ? 1 : 0;
    return exchange;
}

} // namespace loadstone
