// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlerror.h"
#include "core/http/curltransport.h"
#include "core/http/curlversion.h"
#include "core/http/tlsfault.h"

#include <cerrno>

namespace loadstone {

namespace {

// libcurl sends a body below this size together with the headers, and counts it among them.
constexpr std::size_t sentWithHeaders = 64 * 1024;

} // namespace

/// What was wrong with TLS, if libcurl says no more than that something was; else 0.
int CurlTransport::tlsFault(CURLcode code) const {
    const unsigned long error = openSslErrorIn(m_errorText.data());
    int fault = 0;
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificateFault(m_easy.info<long>(CURLINFO_SSL_VERIFYRESULT));
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_CONNECT_ERROR:
        fault = handshakeFault(error);
        return fault == CURLE_SSL_CONNECT_ERROR ? 0 : fault;
    case CURLE_SEND_ERROR:
        fault = streamFault(error);
        return fault != 0 ? fault : streamFault(m_connections.errorToRead());
    case CURLE_RECV_ERROR:
        return streamFault(error);
    default:
        return 0;
    }
}

// It said no, or what is no answer, or nothing before it closed.
bool CurlTransport::isOfProxy(CURLcode code) const {
    if (!m_isByProxy)
        return false;
    const bool hasGone =
        code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_GOT_NOTHING;
    return m_easy.info<long>(CURLINFO_HTTP_CONNECTCODE) >= refusedByProxy ||
           (hasGone && !requestSentAlready());
}

// What libcurl would say differently: a retry that we refused, or one that it gave up itself (as a
// send error), is a request without an answer, unless one had begun. Of a connection that was not
// made it knows no reason.
CURLcode CurlTransport::honest(CURLcode code) const {
    if (m_connections.problem() == ETIMEDOUT)
        return CURLE_OPERATION_TIMEDOUT;
    if (m_connections.wasForbidden())
        return CURLE_REMOTE_ACCESS_DENIED;
    if (const int fault = tlsFault(code))
        return static_cast<CURLcode>(fault);
    if (isOfProxy(code))
        return CURLE_PROXY;
    if (m_course.refusedRetry || isStale(code))
        return CURLE_GOT_NOTHING;
    if (code == CURLE_SEND_ERROR && requestSentAlready())
        return m_course.firstByteAt == TimePoint() ? CURLE_GOT_NOTHING : CURLE_RECV_ERROR;
    return m_answer.honest(code, m_errorText.data());
}

// The server closed a connection that it had kept, before it can have known of the request.
bool CurlTransport::isStale(CURLcode code) const {
    const bool hasGone = m_course.refusedRetry || code == CURLE_GOT_NOTHING ||
                         code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR;
    return hasGone && m_course.isReused && m_course.firstByteAt == TimePoint() &&
           requestSentAlready();
}

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
    exchange.error = ErrorClass::None;
    if (exchange.code == CURLE_OK)
        return;
    const long problem = m_connections.problem() != 0 ? m_connections.problem()
                                                      : m_easy.info<long>(CURLINFO_OS_ERRNO);
    const bool wasIdle = isStale(static_cast<CURLcode>(exchange.code));
    const bool isSecuring = m_connections.hasConnected() && !requestSentAlready();
    exchange.error = classify(
        {exchange.code, problem, requestSentAlready(), headerBytes, false, isSecuring, wasIdle});
}

void CurlTransport::readAnswer(Exchange& exchange) const {
    const auto headerBytes = m_easy.info<long>(CURLINFO_HEADER_SIZE);
    judge(exchange, headerBytes);
    exchange.status = status();
    exchange.contentCoding = m_answer.contentCoding();
    exchange.httpMajor = httpMajorOf(m_easy.info<long>(CURLINFO_HTTP_VERSION));
    exchange.connectionsOpened = static_cast<int>(m_easy.info<long>(CURLINFO_NUM_CONNECTS));
    exchange.bytesReceived =
        static_cast<std::uint64_t>(headerBytes + m_course.bytesOfRedirects +
                                   m_easy.info<curl_off_t>(CURLINFO_SIZE_DOWNLOAD_T));
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
