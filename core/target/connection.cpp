// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/connection.h"

#include "core/target/headerlist.h"
#include "core/target/refusal.h"
#include "core/target/requestbody.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <limits>

namespace loadstone {

namespace {

constexpr std::size_t mostEchoed = 64 * 1024 * 1024;
constexpr auto plainText = "text/plain; charset=utf-8";
constexpr auto anyBytes = "application/octet-stream";

/// What the client sent: cpp-httplib adds the four headers that are left out here.
std::string requestText(const httplib::Request& request) {
    constexpr std::array added{"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT"};
    std::string text = request.method + " " + request.target + " " + request.version + "\n";
    for (const auto& [name, value] : request.headers)
        if (std::ranges::find(added, name) == added.end())
            text += name + ": " + value + "\n";
    return text;
}

/// Whether the Connection header has this word, in any case and in any place of its list.
bool saysOfConnection(const httplib::Request& request, std::string_view word) {
    const auto [begin, end] = request.headers.equal_range("Connection");
    return std::any_of(begin, end,
                       [&](const auto& header) { return listHolds(header.second, word); });
}

/// The path of any form of the target: a proxy's client sends a whole URL, OPTIONS may send a star.
std::string_view pathOf(const httplib::Request& request) {
    const std::string_view path = request.path;
    const std::size_t scheme = path.find("://");
    if (path.starts_with('/') || scheme == std::string_view::npos)
        return path == "*" ? "/" : path;
    const std::size_t slash = path.find('/', scheme + 3);
    return slash == std::string_view::npos ? "/" : path.substr(slash);
}

timespec timespecOf(Clock::duration time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return {static_cast<time_t>(seconds.count()),
            static_cast<long>(std::chrono::nanoseconds(time - seconds).count())};
}

bool writePattern(std::size_t, std::size_t length, httplib::DataSink& sink) {
    static const std::string pattern(64 * 1024, 'x');
    return sink.write(pattern.data(), std::min(length, pattern.size()));
}

} // namespace

Connection::Connection(int socket, const std::atomic<bool>& closing, Slots& limited)
    : m_closing(closing),
      m_slots(limited),
      m_stream(socket),
      // The moment differs from connection to connection; std::random_device would cost more than
      // the whole answer on some machines.
      m_random(static_cast<unsigned>(Clock::now().time_since_epoch().count())) {
    // Without one, cpp-httplib thinks that it is shutting down and streams no body.
    svr_sock_ = socket;
    set_keep_alive_timeout(idleSeconds);
    set_keep_alive_max_count(std::numeric_limits<int>::max());
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        answer(request, response);
        return HandlerResponse::Handled;
    });
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.status == 204)
            response.headers.erase("Content-Length");
    });
}

void Connection::serve() {
    while (m_stream.waitForRequest() && serveOne()) {
    }
}

bool Connection::serveOne() {
    m_understood = false;
    const bool last = m_closing;
    bool clientCloses = false; // cpp-httplib knows one spelling only
    const bool answered = process_request(m_stream, last, clientCloses,
                                          [this](httplib::Request& request) { prepare(request); });
    if (!m_understood)
        return refuse();
    return m_stream.flush() && answered && !last && !m_closes;
}

void Connection::prepare(httplib::Request& request) {
    m_understood = true;
    settleConnection(request);
    m_route = parseRoute(pathOf(request));
    if (!receiveBody(request))
        return refuseBody();
    if (m_route.action == Route::Action::Echo && request.body.empty())
        request.body = requestText(request);
    // Compression and ranges would change how much is sent, which is what the client measures.
    request.headers.erase("Accept-Encoding");
    request.ranges.clear();
    waitAsTold();
    if (m_route.action == Route::Action::Drop)
        m_stream.drop();
}

// cpp-httplib knows "close" and "Keep-Alive" in this spelling only.
void Connection::settleConnection(httplib::Request& request) {
    const bool isOld = request.version == "HTTP/1.0";
    m_closes =
        saysOfConnection(request, "close") || (isOld && !saysOfConnection(request, "keep-alive"));
    m_keepsOld = isOld && !m_closes;
    if (!m_closes)
        return;
    request.headers.erase("Connection");
    request.set_header("Connection", "close");
}

bool Connection::receiveBody(httplib::Request& request) {
    if (!announcesBody(request.headers))
        return true;
    const std::string expected = request.get_header_value("Expect");
    request.headers.erase("Expect");
    if (request.version != "HTTP/1.0" && listHolds(expected, "100-continue")) {
        m_stream.httplib::Stream::write("HTTP/1.1 100 Continue\r\n\r\n");
        m_stream.flush();
    }
    const bool keep = m_route.action == Route::Action::Echo;
    return readBody(m_stream, request.headers, [&](std::string_view piece) {
        if (keep)
            request.body += piece;
        return request.body.size() <= mostEchoed;
    });
}

bool Connection::refuse() {
    const std::string answer =
        refusalOf(m_stream.head(), m_stream.takeOutput(), m_stream.hasEnded());
    m_stream.httplib::Stream::write(answer);
    m_stream.flush();
    return false;
}

void Connection::refuseBody() {
    m_stream.httplib::Stream::write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
                                    "Content-Length: 55\r\n\r\n"
                                    "The body is malformed, or too long to be echoed (64 MB)");
    m_stream.flush();
    m_stream.drop();
}

void Connection::waitAsTold() {
    if (m_route.atOnce > 0)
        return awaitSlot();
    const std::chrono::duration<double, std::milli> range(m_route.mostDelay - m_route.leastDelay);
    waitUntil(Clock::now() + m_route.leastDelay +
              std::chrono::duration_cast<Clock::duration>(range * random()));
}

void Connection::awaitSlot() {
    constexpr Milliseconds glance{1}; // if there is no descriptor to be woken by
    constexpr std::chrono::hours longest{24 * 365};
    Slots::Turn turn(m_slots, m_route.atOnce, m_route.leastDelay, Clock::now());
    const Clock::duration patience = turn.descriptor() < 0 ? Clock::duration(glance) : longest;
    while (!turn.until())
        if (!waitUntil(Clock::now() + patience, turn.descriptor()))
            return;
    waitUntil(*turn.until());
}

// The socket is what ends the wait early: the client has gone, or the server stops and has shut it
// down. While the server drains, its own half-shut socket must not look like a client that left.
bool Connection::waitUntil(TimePoint until, int woken) {
    for (TimePoint now = Clock::now(); now < until; now = Clock::now()) {
        const timespec left = timespecOf(until - now); // poll()'s whole milliseconds would be late
        const bool draining = m_closing;
        std::array<pollfd, 2> sources{
            pollfd{m_stream.socket(), static_cast<short>(draining ? 0 : POLLRDHUP), 0},
            pollfd{woken, POLLIN, 0}};
        if (::ppoll(sources.data(), sources.size(), &left, nullptr) <= 0)
            continue;
        const bool isShut = (sources[0].revents & (POLLHUP | POLLERR)) != 0;
        if (isShut || (sources[0].revents != 0 && !m_closing)) {
            m_stream.drop();
            return false;
        }
        if (sources[1].revents != 0)
            return true;
    }
    return true;
}

void Connection::answer(const httplib::Request& request, httplib::Response& response) {
    const bool fails = m_route.failureShare > 0 && random() < m_route.failureShare;
    response.status = fails ? 500 : m_route.status;
    if (m_keepsOld)
        response.set_header("Connection", "keep-alive");
    if (response.status >= 300 && response.status < 400 && response.status != 304)
        response.set_header("Location", "/");
    if (m_route.action == Route::Action::Echo)
        answerEcho(request, response);
    else if (m_route.action == Route::Action::Bytes && m_route.bytes > 0)
        response.set_content_provider(m_route.bytes, anyBytes, writePattern);
    else if (!m_route.text.empty() || m_route.action == Route::Action::Bytes)
        response.set_content(fails ? "failed on purpose\n" : m_route.text, plainText);
}

void Connection::answerEcho(const httplib::Request& request, httplib::Response& response) {
    const std::string type = request.get_header_value("Content-Type");
    response.set_content(request.body, type.empty() ? plainText : type);
}

} // namespace loadstone
