#include "core/loop/channel.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>

namespace loadstone {

namespace {

Microseconds since(TimePoint began, TimePoint now) {
    return std::chrono::duration_cast<Microseconds>(now - began);
}

int pendingErrorOf(int socket) {
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size);
    return problem;
}

} // namespace

void Channel::close() {
    m_tls.reset();
    if (m_socket >= 0) {
        m_share.queue->forget(m_socket);
        ::close(m_socket);
    }
    m_socket = -1;
    m_state = State::Closed;
}

Channel::State Channel::open(TimePoint now) {
    m_opening = now;
    m_attempts = 0;
    m_hasOpened = false;
    m_connectTime.reset();
    m_tlsTime.reset();
    if (m_share.addresses.empty())
        fail(CURLE_COULDNT_RESOLVE_HOST);
    else
        tryAddresses();
    return m_state;
}

// In turn, and first the one that has worked before.
void Channel::tryAddresses() {
    if (!connectTo(m_share.addresses[m_address]))
        nextAddress(errno);
}

void Channel::nextAddress(int systemError) {
    close();
    m_address = (m_address + 1) % m_share.addresses.size();
    if (++m_attempts == static_cast<int>(m_share.addresses.size()))
        fail(CURLE_COULDNT_CONNECT, systemError);
    else
        tryAddresses();
}

bool Channel::connectTo(const SocketAddress& address) {
    m_socket = ::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return false;
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto* where = reinterpret_cast<const sockaddr*>(&address.bytes);
    if (::connect(m_socket, where, address.size) != 0 && errno != EINPROGRESS)
        return false;
    m_plain = PlainStream(m_socket);
    m_state = State::Connecting;
    return m_share.queue->watch(m_socket, m_owner);
}

Channel::State Channel::advance(std::uint32_t events) {
    if (m_state == State::Connecting && (events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0)
        finishConnecting();
    if (m_state == State::Securing)
        finishSecuring();
    return m_state;
}

void Channel::finishConnecting() {
    if (const int problem = pendingErrorOf(m_socket); problem != 0)
        return nextAddress(problem);
    const TimePoint now = Clock::now();
    m_connectTime = since(m_opening, now);
    if (!m_share.tls)
        return becomeOpen(now);
    m_securing = now;
    m_tls.emplace(*m_share.tls, m_socket);
    m_state = State::Securing;
}

void Channel::finishSecuring() {
    const Transfer handshake = m_tls->handshake();
    if (handshake.end == Transfer::End::Blocked)
        return;
    if (handshake.end != Transfer::End::Moved)
        return fail(m_tls->isDistrusted() ? CURLE_PEER_FAILED_VERIFICATION
                                          : CURLE_SSL_CONNECT_ERROR);
    const TimePoint now = Clock::now();
    m_tlsTime = since(m_securing, now);
    becomeOpen(now);
}

void Channel::becomeOpen(TimePoint now) {
    m_openSince = now;
    m_hasOpened = true;
    m_state = State::Open;
}

void Channel::fail(int code, int systemError) {
    close();
    m_state = State::Failed;
    m_code = code;
    m_systemError = systemError;
}

// With several addresses, each gets its share of the time, or a silent one would use up all of it.
TimePoint Channel::due() const {
    const Milliseconds whole = m_share.options.connectTimeout;
    if (m_state != State::Connecting)
        return m_opening + whole;
    return m_opening + whole * (m_attempts + 1) / static_cast<int>(m_share.addresses.size());
}

Channel::State Channel::expire() {
    if (m_state == State::Connecting && m_attempts + 1 < static_cast<int>(m_share.addresses.size()))
        nextAddress(ETIMEDOUT);
    else
        fail(CURLE_OPERATION_TIMEDOUT);
    return m_state;
}

Transfer Channel::read(std::span<char> into) {
    return m_tls ? m_tls->read(into) : m_plain.read(into);
}

Transfer Channel::write(std::string_view bytes) {
    return m_tls ? m_tls->write(bytes) : m_plain.write(bytes);
}

} // namespace loadstone
