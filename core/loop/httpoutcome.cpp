// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/httpconversation.h"

namespace loadstone {

void HttpConversation::end(TimePoint now) {
    m_hasEnded = true;
    m_exchange.finished = now;
    m_exchange.status = m_reader.status();
    m_exchange.httpMajor = 1;
    m_exchange.contentCoding = m_reader.contentCoding();
    m_exchange.bytesSent += m_request.size() - m_unsent.size();
    m_exchange.bytesReceived = m_reader.bytesReceived();
    if (!m_exchange.aborted && m_exchange.error == ErrorClass::None)
        judge();
    tellPhases();
}

void HttpConversation::judge() {
    if (m_judge)
        m_exchange.checks = m_judge->judge(m_exchange.serviceTime(), m_reader.bodyBytes());
    m_exchange.ok = m_share.expected.contains(m_exchange.status) && m_exchange.checks.failed == 0;
}

void HttpConversation::tellPhases() {
    Phases& phases = m_exchange.phases;
    m_exchange.connectionsOpened = !m_isReused && m_channel.connectTime() ? 1 : 0;
    if (!m_isReused && m_channel.hasOpened()) {
        phases.dns = m_channel.lookUpTime();
        phases.connect = m_channel.connectTime();
        phases.tls = m_channel.tlsTime();
    }
    if (m_exchange.bytesReceived > 0) {
        phases.ttfb = toMicroseconds(m_firstByteAt - m_sendingSince);
        phases.download = toMicroseconds(m_exchange.finished - m_firstByteAt);
    }
}

Exchange& HttpConversation::take() {
    m_isBusy = m_hasEnded = false;
    return m_exchange;
}

} // namespace loadstone
