// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlmulti.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr Milliseconds longestWait{1000};

Milliseconds patience(TimePoint deadline) {
    if (deadline == TimePoint::max())
        return longestWait;
    return std::min(longestWait, std::chrono::ceil<Milliseconds>(deadline - Clock::now()));
}

} // namespace

CurlMulti::CurlMulti(CurlEasy& easy, CurlConnections& connections, const StopSignal& stop)
    : m_easy(easy),
      m_connections(connections),
      m_stop(stop),
      m_multi(curl_multi_init()),
      m_wake(stop.token(), Wake{m_multi.get()}) {}

bool CurlMulti::add() {
    return curl_multi_add_handle(m_multi.get(), m_easy.get()) == CURLM_OK;
}

void CurlMulti::remove() {
    curl_multi_remove_handle(m_multi.get(), m_easy.get());
}

bool CurlMulti::perform(TimePoint deadline) {
    int running = 1;
    for (;;) {
        m_connections.beginStep();
        const CURLMcode went = curl_multi_perform(m_multi.get(), &running);
        m_connections.endStep();
        if (m_connections.isCutOff(deadline))
            return false;
        if (running == 0 || went != CURLM_OK)
            return true;
        if (m_stop.isRequested())
            return false;
        const Milliseconds wait = patience(deadline);
        if (wait <= Milliseconds::zero())
            return false;
        curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
    }
}

CURLcode CurlMulti::result() {
    int queued = 0;
    const CURLMsg* message = curl_multi_info_read(m_multi.get(), &queued);
    return message ? message->data.result : CURLE_FAILED_INIT;
}

} // namespace loadstone
