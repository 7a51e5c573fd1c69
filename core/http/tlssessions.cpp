// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/tlssessions.h"

namespace loadstone {

TlsSessions::TlsSessions() {
    curl_share_setopt(m_share.get(), CURLSHOPT_LOCKFUNC, &TlsSessions::lock);
    curl_share_setopt(m_share.get(), CURLSHOPT_UNLOCKFUNC, &TlsSessions::unlock);
    curl_share_setopt(m_share.get(), CURLSHOPT_USERDATA, this);
    curl_share_setopt(m_share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

// libcurl locks the share itself and the sessions one after the other, never both.
void TlsSessions::lock(CURL*, curl_lock_data, curl_lock_access, void* self) {
    static_cast<TlsSessions*>(self)->m_mutex.lock();
}

void TlsSessions::unlock(CURL*, curl_lock_data, void* self) {
    static_cast<TlsSessions*>(self)->m_mutex.unlock();
}

} // namespace loadstone
