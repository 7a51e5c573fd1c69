#include "core/http/curltransport.h"

#include "core/http/curlerror.h"
#include "core/http/headervalue.h"

#include <sys/socket.h>

#include <algorithm>

namespace loadstone {

namespace {

std::size_t countAndDrop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

// libcurl sends a body below this size together with the headers, and counts it among them.
constexpr std::size_t sentWithHeaders = 64 * 1024;

long curlVersionOf(HttpVersion version, bool tls) {
    switch (version) {
    case HttpVersion::Http1:
        return CURL_HTTP_VERSION_1_1;
    case HttpVersion::Http2:
        return tls ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE;
    case HttpVersion::Auto:
        break;
    }
    return CURL_HTTP_VERSION_2TLS;
}

bool mayBeHttp2(const Request& request, const TransportOptions& options) {
    return request.url.starts_with("https:") ? options.version != HttpVersion::Http1
                                             : options.version == HttpVersion::Http2;
}

int majorOf(long curlVersion) {
    switch (curlVersion) {
    case CURL_HTTP_VERSION_1_0:
    case CURL_HTTP_VERSION_1_1:
        return 1;
    case CURL_HTTP_VERSION_2_0:
        return 2;
    default:
        return 0;
    }
}

} // namespace

CurlTransport::CurlTransport(const Request& request, const TransportOptions& options,
                             std::stop_token stop, const StatusRanges& expected)
    : m_request(request),
      m_expected(expected),
      m_stop(std::move(stop)),
      m_multi(curl_multi_init()),
      m_easy(curl_easy_init()),
      m_keepAlive(options.keepAlive),
      m_answer(request.method == "HEAD", mayBeHttp2(request, options)),
      m_wake(m_stop, Wake{m_multi.get()}) {
    curl_easy_setopt(m_easy.get(), CURLOPT_URL, m_request.url.c_str());
    setMethodAndBody();
    for (const Header& header : m_request.headers)
        addHeader(isBlank(header.value) ? header.name + ";" : header.name + ": " + header.value);
    setOptions(options);
    setCallbacks();
    curl_easy_setopt(m_easy.get(), CURLOPT_HTTPHEADER, m_headers.get());
}

CurlTransport::~CurlTransport() = default;

// A method that libcurl would choose by itself is left to it: after a redirect it then does as
// browsers do, and a POST becomes a GET.
void CurlTransport::setMethodAndBody() {
    CURL* easy = m_easy.get();
    const std::string& method = m_request.method;
    std::string ownChoice = "GET";
    if (method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        ownChoice = "HEAD";
    } else if (carriesBody(m_request)) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(m_request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_request.body.bytes().c_str());
        addHeader("Expect:"); // no round trip for 100-continue: it would time two things as one
        ownChoice = "POST";
    }
    if (method != ownChoice)
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
}

void CurlTransport::setOptions(const TransportOptions& options) {
    CURL* easy = m_easy.get();
    const bool tls = m_request.url.starts_with("https:");
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, userAgent);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // never wait for a stuck name look-up
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(options.connectTimeout.count()));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, options.redirects > 0 ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, static_cast<long>(options.redirects));
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, curlVersionOf(options.version, tls));
    curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L); // of a transfer coding too
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options.verifyTls ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options.verifyTls ? 2L : 0L);
    if (!options.environmentProxy)
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
    if (!options.keepAlive) {
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        addHeader("Connection: close");
    }
}

void CurlTransport::setCallbacks() {
    CURL* easy = m_easy.get();
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &countAndDrop);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &CurlTransport::takeHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &CurlTransport::beforeRequest);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &CurlTransport::openSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_errorText.data());
}

void CurlTransport::addHeader(const std::string& line) {
    m_headers.reset(curl_slist_append(m_headers.release(), line.c_str()));
}

template <typename T>
T CurlTransport::info(CURLINFO key) const {
    T value{};
    curl_easy_getinfo(m_easy.get(), key, &value);
    return value;
}

// libcurl sends a request again by itself when a kept-alive connection died before the answer.
// Then the server sees more requests than we count, and its failure stays hidden: so we refuse,
// and the request counts as failed. A followed redirect is the one good reason to send again.
bool CurlTransport::requestSentAlready() const {
    return m_requestsSent > info<long>(CURLINFO_REDIRECT_COUNT);
}

std::size_t CurlTransport::takeHeader(char* line, std::size_t size, std::size_t count, void* self) {
    const std::string_view text(line, size * count);
    auto& transport = *static_cast<CurlTransport*>(self);
    if (transport.m_firstByteAt == TimePoint())
        transport.m_firstByteAt = Clock::now();
    return transport.takeLine(text) ? text.size() : 0;
}

bool CurlTransport::takeLine(std::string_view line) {
    if (!m_answer.take(line, info<long>(CURLINFO_RESPONSE_CODE)))
        return false;
    if (m_answer.closes() && m_keepAlive && !m_closesAtAnswer) {
        m_closesAtAnswer = true;
        curl_easy_setopt(m_easy.get(), CURLOPT_FORBID_REUSE, 1L);
    }
    return true;
}

void CurlTransport::beginAnswer() {
    m_answer.begin();
    m_firstByteAt = TimePoint();
    if (m_closesAtAnswer)
        curl_easy_setopt(m_easy.get(), CURLOPT_FORBID_REUSE, 0L);
    m_closesAtAnswer = false;
}

int CurlTransport::beforeRequest(void* self, char*, char*, int, int) {
    auto& transport = *static_cast<CurlTransport*>(self);
    if (transport.requestSentAlready()) {
        transport.m_refusedRetry = true;
        return CURL_PREREQFUNC_ABORT;
    }
    ++transport.m_requestsSent;
    transport.m_sendingSince = Clock::now();
    transport.beginAnswer();
    return CURL_PREREQFUNC_OK;
}

curl_socket_t CurlTransport::openSocket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transport = *static_cast<CurlTransport*>(self);
    if (transport.requestSentAlready()) {
        transport.m_refusedRetry = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool CurlTransport::transfer(TimePoint deadline) {
    constexpr Milliseconds longestWait{1000};
    int running = 1;
    for (;;) {
        curl_multi_perform(m_multi.get(), &running);
        if (running == 0)
            return true;
        if (m_stop.stop_requested())
            return false;
        auto wait = longestWait;
        if (deadline != TimePoint::max()) {
            wait = std::min(wait, std::chrono::ceil<Milliseconds>(deadline - Clock::now()));
            if (wait <= Milliseconds::zero())
                return false;
        }
        curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
    }
}

CURLcode CurlTransport::resultCode() {
    int queued = 0;
    const CURLMsg* message = curl_multi_info_read(m_multi.get(), &queued);
    return message ? honest(message->data.result) : CURLE_FAILED_INIT;
}

// What libcurl would say differently: a retry that we refused, or one that it gave up itself (as a
// send error), is a request without an answer, unless one had begun.
CURLcode CurlTransport::honest(CURLcode code) const {
    if (m_refusedRetry)
        return CURLE_GOT_NOTHING;
    if (code == CURLE_SEND_ERROR && requestSentAlready())
        return m_firstByteAt == TimePoint() ? CURLE_GOT_NOTHING : CURLE_RECV_ERROR;
    return m_answer.honest(code, m_errorText.data());
}

Exchange CurlTransport::perform(TimePoint deadline) {
    m_requestsSent = 0;
    m_refusedRetry = false;
    m_errorText.front() = '\0';
    beginAnswer();
    Exchange exchange;
    exchange.begun = exchange.intended = Clock::now();
    curl_multi_add_handle(m_multi.get(), m_easy.get());
    exchange.aborted = !transfer(deadline);
    exchange.finished = Clock::now();
    if (!exchange.aborted)
        exchange.code = resultCode();
    readAnswer(exchange);
    curl_multi_remove_handle(m_multi.get(), m_easy.get());
    exchange.ok = !exchange.aborted && exchange.error == ErrorClass::None &&
                  m_expected.contains(exchange.status);
    return exchange;
}

void CurlTransport::readAnswer(Exchange& exchange) const {
    const auto time = [this](CURLINFO key) { return Microseconds(info<curl_off_t>(key)); };
    const auto looked = time(CURLINFO_NAMELOOKUP_TIME_T);
    const auto connected = time(CURLINFO_CONNECT_TIME_T);
    const auto secured = time(CURLINFO_APPCONNECT_TIME_T);
    const auto headerBytes = info<long>(CURLINFO_HEADER_SIZE);

    // A kept-alive connection has no time of its own, but a request that went out had one.
    const bool wasConnected = requestSentAlready() || connected > Microseconds::zero();

    exchange.error =
        classify({exchange.code, info<long>(CURLINFO_OS_ERRNO), wasConnected, headerBytes});
    exchange.status = static_cast<int>(info<long>(CURLINFO_RESPONSE_CODE));
    exchange.httpMajor = majorOf(info<long>(CURLINFO_HTTP_VERSION));
    exchange.connectionsOpened = static_cast<int>(info<long>(CURLINFO_NUM_CONNECTS));
    exchange.bytesReceived =
        static_cast<std::uint64_t>(headerBytes + info<curl_off_t>(CURLINFO_SIZE_DOWNLOAD_T));
    exchange.bytesSent = static_cast<std::uint64_t>(info<long>(CURLINFO_REQUEST_SIZE));
    if (m_request.body.size() >= sentWithHeaders)
        exchange.bytesSent += static_cast<std::uint64_t>(info<curl_off_t>(CURLINFO_SIZE_UPLOAD_T));
    // After a redirect the times are sums over all hops, new connections or not.
    const bool direct = info<long>(CURLINFO_REDIRECT_COUNT) == 0;
    if (direct && exchange.connectionsOpened > 0 && connected > Microseconds::zero()) {
        exchange.phases.dns = looked;
        exchange.phases.connect = connected - looked;
        if (secured > connected)
            exchange.phases.tls = secured - connected;
    }
    // Taken by us: libcurl's own start is after the send, when a near server has answered already.
    if (m_firstByteAt != TimePoint()) {
        exchange.phases.ttfb =
            std::chrono::duration_cast<Microseconds>(m_firstByteAt - m_sendingSince);
        exchange.phases.download =
            std::chrono::duration_cast<Microseconds>(exchange.finished - m_firstByteAt);
    }
}

} // namespace loadstone
