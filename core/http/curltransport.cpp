// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curltransport.h"

#include "core/http/curlversion.h"

#include <algorithm>

namespace loadstone {

namespace {

std::size_t countAndDrop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

long inMilliseconds(Clock::duration time) {
    return static_cast<long>(std::chrono::duration_cast<Milliseconds>(time).count());
}

} // namespace

CurlTransport::CurlTransport(const Request& request, const TransportOptions& options,
                             std::stop_token stop, StatusRanges expected,
                             const CurlCompany& company)
    : m_written(request, company.data),
      m_request(m_written.get()),
      m_options(options),
      m_expected(std::move(expected)),
      m_stop(std::move(stop)),
      m_isByProxy(mayUseProxy(options)),
      m_sessions(company.reach.sessions),
      m_sent(m_easy, m_request, options),
      m_connections(m_easy, m_request, options, m_stop, company.reach),
      m_dialogue(company.dialogue),
      m_answer(request.method == "HEAD", mayBeHttp2(request, options)),
      m_multi(m_easy, m_connections, m_stop) {
    if (!company.checks.empty())
        m_judge.emplace(company.checks, company.bodies);
    setCallbacks();
    if (m_dialogue)
        m_dialogue->listenTo(m_easy);
}

CurlTransport::~CurlTransport() = default;

void CurlTransport::setCallbacks() {
    if (m_dialogue || m_judge) {
        m_easy.set(CURLOPT_WRITEFUNCTION, &CurlTransport::takeBody);
        m_easy.set(CURLOPT_WRITEDATA, this);
    } else {
        m_easy.set(CURLOPT_WRITEFUNCTION, &countAndDrop);
    }
    m_easy.set(CURLOPT_HEADERFUNCTION, &CurlTransport::takeHeader);
    m_easy.set(CURLOPT_HEADERDATA, this);
    m_easy.set(CURLOPT_PREREQFUNCTION, &CurlTransport::beforeRequest);
    m_easy.set(CURLOPT_PREREQDATA, this);
    m_easy.set(CURLOPT_OPENSOCKETFUNCTION, &CurlTransport::openSocket);
    m_easy.set(CURLOPT_OPENSOCKETDATA, this);
    m_easy.set(CURLOPT_ERRORBUFFER, m_errorText.data());
    if (m_options.redirects == 0 && !m_options.digest)
        return;
    m_easy.set(CURLOPT_XFERINFOFUNCTION, &CurlTransport::countBody);
    m_easy.set(CURLOPT_XFERINFODATA, this);
    m_easy.set(CURLOPT_NOPROGRESS, 0L);
}

// libcurl forgets the body of an answer that leads on, and gives it to nobody.
int CurlTransport::countBody(void* self, curl_off_t, curl_off_t bytes, curl_off_t, curl_off_t) {
    Course& course = static_cast<CurlTransport*>(self)->m_course;
    if (bytes < course.bytesOfBody) // it counts anew
        course.bytesOfRedirects += course.bytesOfBody;
    course.bytesOfBody = bytes;
    return 0;
}

// libcurl sends a request again by itself when a kept-alive connection died before the answer. Then
// the server sees more requests than we count, and its failure stays hidden: so we refuse, and the
// request counts as failed. A followed redirect is a good reason to send again, and so is a
// challenge of Digest, which libcurl counts among them.
bool CurlTransport::requestSentAlready() const {
    return m_course.requestsSent > 0 &&
           m_course.requestsSent > m_easy.info<long>(CURLINFO_REDIRECT_COUNT);
}

std::size_t CurlTransport::takeHeader(char* line, std::size_t size, std::size_t count, void* self) {
    const std::string_view text(line, size * count);
    auto& transport = *static_cast<CurlTransport*>(self);
    if (!transport.takeLine(text))
        return 0;
    Course& course = transport.m_course;
    if (course.firstByteAt == TimePoint())
        course.firstByteAt = Clock::now();
    return text.size();
}

std::size_t CurlTransport::takeBody(char* bytes, std::size_t size, std::size_t count, void* self) {
    const std::string_view body(bytes, size * count);
    auto& transport = *static_cast<CurlTransport*>(self);
    if (transport.m_dialogue)
        transport.m_dialogue->takeBody(body);
    if (transport.m_judge)
        transport.m_judge->takeBody(body);
    return body.size();
}

bool CurlTransport::takeLine(std::string_view line) {
    if (m_dialogue)
        m_dialogue->takeLine(line);
    if (m_judge && m_answer.isInHead())
        m_judge->takeLine(line);
    const bool isStatusLine = line.starts_with("HTTP/");
    if (isStatusLine)
        m_course.status = status();
    if (!m_answer.take(line, m_course.status))
        return false;
    if (isStatusLine)
        m_sent.beginAnswer(m_course.status);
    if (line == "\r\n" || line == "\n")
        m_sent.takeStatus(m_course.status);
    if (m_answer.closes() && m_options.keepAlive && !m_closesAtAnswer) {
        m_closesAtAnswer = true;
        m_easy.set(CURLOPT_FORBID_REUSE, 1L);
    }
    return true;
}

void CurlTransport::beginAnswer() {
    m_answer.begin();
    if (m_judge)
        m_judge->begin();
    m_course.firstByteAt = TimePoint();
    if (m_closesAtAnswer)
        m_easy.set(CURLOPT_FORBID_REUSE, 0L);
    m_closesAtAnswer = false;
}

int CurlTransport::beforeRequest(void* self, char*, char*, int, int localPort) {
    auto& transport = *static_cast<CurlTransport*>(self);
    Course& course = transport.m_course;
    if (transport.requestSentAlready()) {
        course.refusedRetry = true;
        return CURL_PREREQFUNC_ABORT;
    }
    if (transport.m_connections.leadsAstray() ||
        (transport.m_hasRested && transport.m_connections.isSpoilt(localPort)))
        return CURL_PREREQFUNC_ABORT;
    ++course.requestsSent;
    course.bytesOfRedirects += std::exchange(course.bytesOfBody, 0);
    course.isReused = transport.m_connections.beginRequest();
    if (transport.m_dialogue)
        transport.m_dialogue->takeConnection(transport.m_easy);
    course.sendingSince = Clock::now();
    transport.beginAnswer();
    return CURL_PREREQFUNC_OK;
}

curl_socket_t CurlTransport::openSocket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transport = *static_cast<CurlTransport*>(self);
    if (transport.requestSentAlready()) {
        transport.m_course.refusedRetry = true;
        return CURL_SOCKET_BAD;
    }
    return transport.m_connections.open(*address);
}

Exchange CurlTransport::perform(TimePoint deadline, std::uint64_t number) {
    m_sent.take(m_written.write(number));
    Exchange exchange;
    exchange.begun = exchange.intended = exchange.finished = Clock::now();
    m_hasRested = m_hasFailed || exchange.begun - m_lastEnd > shortRest;
    attempt(exchange, deadline);
    if (exchange.error == ErrorClass::Stale && m_options.retryStale && isIdempotent(m_request))
        sendAgain(exchange, deadline);
    judgeAnswer(exchange);
    m_lastEnd = exchange.finished;
    m_hasFailed = exchange.error != ErrorClass::None;
    return exchange;
}

void CurlTransport::attempt(Exchange& exchange, TimePoint deadline) {
    m_course = Course{};
    m_errorText.front() = '\0';
    beginAnswer();
    m_sent.begin();
    do
        carryOut(exchange, deadline);
    while (m_connections.mustBeginAgain() && !exchange.aborted);
}

void CurlTransport::sendAgain(Exchange& exchange, TimePoint deadline) {
    const std::uint64_t sent = exchange.bytesSent;
    exchange.phases = Phases();
    const Clock::duration left = exchange.begun + m_options.timeout - Clock::now();
    m_easy.set(CURLOPT_FRESH_CONNECT, 1L);
    m_easy.set(CURLOPT_TIMEOUT_MS, std::max(1L, inMilliseconds(left)));
    attempt(exchange, deadline);
    m_easy.set(CURLOPT_TIMEOUT_MS, inMilliseconds(m_options.timeout));
    m_easy.set(CURLOPT_FRESH_CONNECT, 0L);
    exchange.bytesSent += sent;
    ++exchange.retries;
}

void CurlTransport::carryOut(Exchange& exchange, TimePoint deadline) {
    exchange.code = m_connections.begin(std::min(deadline, exchange.begun + m_options.timeout));
    const bool canBegin = exchange.code == CURLE_OK && m_multi.add();
    if (canBegin)
        exchange.aborted = !m_multi.perform(deadline);
    exchange.finished = Clock::now();
    if (!canBegin) {
        m_connections.end(0);
        return failToBegin(exchange);
    }
    if (!exchange.aborted)
        exchange.code = honest(m_multi.result());
    readAnswer(exchange);
    m_multi.remove();
    m_connections.end(exchange.httpMajor);
}

} // namespace loadstone
