// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queryexchange.h"

namespace loadstone {

Exchange exchangeOf(const QueryOutcome& outcome, TimePoint begun, TimePoint finished) {
    Exchange exchange;
    exchange.intended = exchange.begun = begun;
    exchange.finished = finished;
    exchange.error = outcome.failure.error;
    exchange.code = outcome.failure.code;
    exchange.ok = outcome.failure.error == ErrorClass::None;
    exchange.retries = outcome.retries;
    exchange.rows = outcome.rows;
    exchange.bytesReceived = outcome.bytesReceived;
    return exchange;
}

Exchange exchangeOf(Session& session, TimePoint begun, TimePoint finished) {
    Exchange exchange = exchangeOf(session.outcome(), begun, finished);
    exchange.query = session.details();
    exchange.bytesSent = session.bytesSent();
    exchange.phases.connect = session.takeOpeningTime();
    exchange.connectionsOpened = exchange.phases.connect ? 1 : 0;
    return exchange;
}

} // namespace loadstone
