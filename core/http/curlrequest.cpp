// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlrequest.h"

#include "core/base/asciicase.h"
#include "core/http/acceptedencodings.h"
#include "core/http/headervalue.h"
#include "core/http/url.h"

namespace loadstone {

namespace {

const char* methodOfCurl(const Request& request) {
    if (request.method == "HEAD")
        return "HEAD";
    return carriesBody(request) ? "POST" : "GET";
}

} // namespace

CurlRequest::CurlRequest(CurlEasy& easy, const Request& request, TransportOptions options)
    : m_easy(easy),
      m_request(request),
      m_options(std::move(options)),
      m_ownMethod(request.method != methodOfCurl(request)) {
    setRedirects();
    setOptions();
    take(WrittenRequest::Change::Anything);
}

void CurlRequest::take(WrittenRequest::Change change) {
    if (change != WrittenRequest::Change::Nothing)
        takeUrl();
    if (change != WrittenRequest::Change::Anything)
        return;
    setMethodAndBody();
    takeHeaders();
}

void CurlRequest::takeUrl() {
    m_easy.set(CURLOPT_URL, urlInAscii(m_request.url).c_str()); // in whatever locale its thread is
}

void CurlRequest::takeHeaders() {
    CurlList before = std::exchange(m_headers, {}); // libcurl keeps its place until it has another
    for (const Header& header : m_request.headers)
        addHeader(header);
    if (carriesBody(m_request))
        m_headers.add("Expect:"); // no round trip for 100-continue: it would time two things as one
    if (!m_options.keepAlive)
        m_headers.add("Connection: close");
    m_easy.set(CURLOPT_HTTPHEADER, m_headers.get());
}

// A cookie that was given stands in one line with those that are kept.
void CurlRequest::addHeader(const Header& header) {
    if (header.isLeftOut)
        m_headers.add(header.name + ":");
    else if (m_options.cookies == CookieKeeping::EachUser && sameButForCase(header.name, "Cookie"))
        m_easy.set(CURLOPT_COOKIE, header.value.c_str());
    else
        m_headers.add(isBlank(header.value) ? header.name + ";"
                                            : header.name + ": " + header.value);
}

// A method that libcurl would choose by itself is left to it: after a redirect it then does as
// browsers do, and a POST becomes a GET.
void CurlRequest::setMethodAndBody() {
    if (m_request.method == "HEAD") {
        m_easy.set(CURLOPT_NOBODY, 1L);
    } else if (carriesBody(m_request)) {
        m_easy.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        m_easy.set(CURLOPT_POSTFIELDS, m_request.body.bytes().c_str());
    }
    if (m_ownMethod)
        m_easy.set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
}

// RFC 9110 §15.4: only a POST may become a GET by 301 or 302. libcurl 7.88 would drop the body of
// any method, and say PUT without it.
void CurlRequest::setRedirects() {
    m_easy.set(CURLOPT_FOLLOWLOCATION, m_options.redirects > 0 ? 1L : 0L);
    m_easy.set(CURLOPT_MAXREDIRS, mostRedirects());
    if (m_ownMethod)
        m_easy.set(CURLOPT_POSTREDIR, static_cast<long>(CURL_REDIR_POST_301 | CURL_REDIR_POST_302));
}

// To libcurl the answer to a challenge is a redirect.
long CurlRequest::mostRedirects() const {
    if (!m_options.digest)
        return m_options.redirects;
    return m_options.redirects == 0 ? -1 : m_options.redirects + 1;
}

void CurlRequest::setOptions() {
    m_easy.set(CURLOPT_PROTOCOLS_STR, "http,https");
    m_easy.set(CURLOPT_USERAGENT, userAgent);
    m_easy.set(CURLOPT_NOSIGNAL, 1L);
    m_easy.set(CURLOPT_QUICK_EXIT, 1L); // never wait for a stuck name look-up
    m_easy.set(CURLOPT_TIMEOUT_MS, static_cast<long>(m_options.timeout.count()));
    m_easy.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_options.connectTimeout.count()));
    if (m_options.compressed)
        m_easy.set(CURLOPT_ACCEPT_ENCODING, acceptedEncodings().c_str());
    m_easy.set(CURLOPT_HTTP_CONTENT_DECODING, 0L); // of a transfer coding too
    m_easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    m_easy.set(CURLOPT_EXPECT_100_TIMEOUT_MS, 0L); // nor for one that the user gave
    setProxy();
    setAuthorization();
    if (!m_options.keepAlive) {
        m_easy.set(CURLOPT_FRESH_CONNECT, 1L);
        m_easy.set(CURLOPT_FORBID_REUSE, 1L);
    }
}

void CurlRequest::setProxy() {
    if (!m_options.environmentProxy)
        m_easy.set(CURLOPT_PROXY, m_options.proxy.c_str()); // if it is empty, none
    if (!m_options.noProxy.empty())
        m_easy.set(CURLOPT_NOPROXY, m_options.noProxy.c_str());
}

void CurlRequest::setAuthorization() {
    if (m_options.digest)
        m_easy.set(CURLOPT_HTTPAUTH, CURLAUTH_DIGEST);
    if (m_options.cookies == CookieKeeping::EachUser)
        m_easy.set(CURLOPT_COOKIEFILE, ""); // no file, and none will be written
}

void CurlRequest::begin() {
    if (m_stays)
        m_easy.set(CURLOPT_FOLLOWLOCATION, 1L);
    m_stays = false;
    if (m_methodIsLeft)
        m_easy.set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
    m_methodIsLeft = false;
}

// RFC 9110 §15.4: 304 leads nowhere, whatever its Location is for, and 305 and 306 are no more to
// be obeyed. libcurl goes by the first digit, when it meets the Location.
void CurlRequest::beginAnswer(int status) {
    constexpr int notModified = 304;
    constexpr int lastOfThem = 306;
    if (m_options.redirects == 0 || status < notModified || status > lastOfThem)
        return;
    m_easy.set(CURLOPT_FOLLOWLOCATION, 0L);
    m_stays = true;
}

// 303 says that what follows is a GET; libcurl 7.88 would go on with the method and without a body.
void CurlRequest::takeStatus(int status) {
    constexpr int seeOther = 303;
    if (status != seeOther || !m_ownMethod || m_options.redirects == 0)
        return;
    m_easy.set(CURLOPT_CUSTOMREQUEST, static_cast<const char*>(nullptr));
    m_methodIsLeft = true;
}

} // namespace loadstone
