// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlerror.h"
#include "core/http/curltransport.h"

namespace loadstone {

namespace {

// libcurl sends a body below this size together with the headers, and counts it among them.
constexpr std::size_t sentWithHeaders = 64 * 1024;

} // namespace

void CurlTransport::judgeAnswer(Exchange& exchange) {
    if (exchange.aborted || exchange.error != ErrorClass::None)
        return;
    if (m_judge)
        exchange.checks = m_judge->judge(
            exchange.serviceTime(),
            static_cast<std::uint64_t>(m_easy.info<curl_off_t>(CURLINFO_SIZE_DOWNLOAD_T)));
    exchange.ok = m_expected.contains(exchange.status) && exchange.checks.failed == 0;
}

// The host is unknown, or it was not found in time; or libcurl is out of memory.
void CurlTransport::failToBegin(Exchange& exchange) const {
    const bool isUnknown =
        m_connections.knowsHost() && m_easy.problem() == CURLE_OK && exchange.code != CURLE_OK;
    exchange.error = isUnknown ? ErrorClass::Dns : ErrorClass::Other;
    if (exchange.code == CURLE_OK)
        exchange.code = CURLE_FAILED_INIT;
}

void CurlTransport::judge(Exchange& exchange, long headerBytes) const {
    const long problem = m_connections.problem() != 0 ? m_connections.problem()
                                                      : m_easy.info<long>(CURLINFO_OS_ERRNO);
    const bool wasIdle = isStale(static_cast<CURLcode>(exchange.code));
    exchange.error =
        classify({exchange.code, problem, requestSentAlready(), headerBytes, false, wasIdle});
}

void CurlTransport::readAnswer(Exchange& exchange) const {
    const auto headerBytes = m_easy.info<long>(CURLINFO_HEADER_SIZE);
    judge(exchange, headerBytes);
    exchange.status = status();
    exchange.contentCoding = m_answer.contentCoding();
    exchange.httpMajor = httpMajorOf(m_easy.info<long>(CURLINFO_HTTP_VERSION));
    exchange.connectionsOpened = static_cast<int>(m_easy.info<long>(CURLINFO_NUM_CONNECTS));
    exchange.bytesReceived =
        static_cast<std::uint64_t>(headerBytes + m_easy.info<curl_off_t>(CURLINFO_SIZE_DOWNLOAD_T));
    exchange.bytesSent = static_cast<std::uint64_t>(m_easy.info<long>(CURLINFO_REQUEST_SIZE));
    if (m_request.body.size() >= sentWithHeaders)
        exchange.bytesSent +=
            static_cast<std::uint64_t>(m_easy.info<curl_off_t>(CURLINFO_SIZE_UPLOAD_T));
    readPhases(exchange);
}

void CurlTransport::readPhases(Exchange& exchange) const {
    Phases& phases = exchange.phases;
    m_connections.tellPhases(phases, exchange.connectionsOpened);
    // Taken by us: libcurl's own start is after the send, when a near server has
    // answered already.
    if (m_course.firstByteAt != TimePoint()) {
        phases.ttfb = toMicroseconds(m_course.firstByteAt - m_course.sendingSince);
        phases.download = toMicroseconds(exchange.finished - m_course.firstByteAt);
    }
}

} // namespace loadstone
