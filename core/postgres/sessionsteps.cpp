// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/session.h"

namespace loadstone {

void Session::endStatement() {
    m_times.end(m_outcome.hasFailed(), m_outcome.rows);
    m_details = {m_times.all(), m_note.text()};
}

Session::Wants Session::afterStatement() {
    endStatement();
    if (m_outcome.hasFailed())
        return clean();
    ++m_step;
    if (PQtransactionStatus(m_connection.get()) == PQTRANS_IDLE) {
        m_retryFrom = m_step;
        m_outcome.keep();
        m_times.keep();
    }
    return m_step < m_sender.statements().size() ? ask() : clean();
}

// A transaction that has failed is left, so that the next one finds a clean session. What is left
// without a failure is not done either.
Session::Wants Session::clean() {
    if (PQtransactionStatus(m_connection.get()) == PQTRANS_IDLE)
        return concluded();
    m_outcome.fail("25");
    m_state = State::Cleaning;
    return sent(PQsendQuery(m_connection.get(), "ROLLBACK") == 1);
}

Session::Wants Session::concluded() {
    const bool isPrepared = m_plan.protocol == QueryProtocol::Prepared;
    if (isPrepared && m_outcome.isOutdated && m_renewals < m_sender.statements().size())
        return renew();
    if (!m_outcome.isConflict || m_outcome.retries >= m_plan.retries)
        return end();
    ++m_outcome.retries;
    return askAgain();
}

Session::Wants Session::askAgain() {
    m_outcome.forget();
    m_times.forget();
    m_note.clear();
    m_details = {};
    m_step = m_retryFrom;
    return ask();
}

// Its table has changed, so it is prepared anew under the same name.
Session::Wants Session::renew() {
    ++m_renewals;
    m_outcome.forget();
    m_state = State::Dropping;
    const std::string drop = "DEALLOCATE " + m_plan.names[m_sender.statements()[m_step]];
    return sent(PQsendQuery(m_connection.get(), drop.c_str()) == 1);
}

Session::Wants Session::goOnRenewing() {
    if (m_outcome.hasFailed())
        return end();
    if (std::exchange(m_state, State::Renewing) == State::Renewing)
        return askAgain();
    return sent(m_sender.prepare(m_connection.get(), m_sender.statements()[m_step]));
}

Session::Wants Session::end() {
    m_details.message = m_note.text();
    m_state = State::Idle;
    m_isAsked = false;
    return Wants::Nothing;
}

} // namespace loadstone
