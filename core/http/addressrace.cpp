// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressrace.h"

#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace loadstone {

namespace {

int pendingErrorOf(int socket) {
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size);
    return problem;
}

bool hasNews(int socket) {
    pollfd one{socket, POLLOUT, 0};
    return ::poll(&one, 1, 0) > 0;
}

} // namespace

AddressRace::State AddressRace::begin(std::span<const Address> addresses,
                                      std::optional<std::size_t> preferred, TimePoint now) {
    stop();
    m_addresses = addresses;
    m_preferred = preferred;
    m_tried = 0;
    m_problem = 0;
    m_state = State::Racing;
    m_new = -1;
    tryNext(now);
    return m_state;
}

AddressRace::State AddressRace::advance(TimePoint now) {
    if (m_state != State::Racing)
        return m_state;
    const std::size_t before = m_sockets.size();
    m_new = -1;
    look();
    if (m_state == State::Racing && (m_sockets.size() < before || now >= m_due))
        tryNext(now);
    return m_state;
}

TimePoint AddressRace::due() const {
    return m_state == State::Racing && isBehind() ? m_due : TimePoint::max();
}

// The preferred one and then the list, without it.
std::size_t AddressRace::next() {
    const std::size_t number = m_tried++;
    if (!m_preferred)
        return number;
    if (number == 0)
        return *m_preferred;
    return number <= *m_preferred ? number - 1 : number;
}

// What fails at once takes no time of its own.
void AddressRace::tryNext(TimePoint now) {
    m_due = now + headStart;
    while (isBehind())
        if (connectTo(next()))
            return;
    if (m_sockets.empty())
        m_state = State::Lost;
}

bool AddressRace::connectTo(std::size_t address) {
    const int socket = m_maker.make(m_addresses[address].family, SOCK_STREAM | SOCK_NONBLOCK);
    if (socket < 0) {
        blame(address, errno);
        return false;
    }
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const int problem = m_maker.connect(socket, m_addresses[address]) == 0 ? 0 : errno;
    m_sockets.push_back(socket);
    m_racing.push_back(address);
    const bool goesOn = problem == 0 || problem == EINPROGRESS || problem == EINTR;
    if (goesOn)
        m_new = socket;
    else
        drop(m_sockets.size() - 1, problem);
    return goesOn;
}

bool AddressRace::isConnectedToItself(int socket, const Address& peer) {
    if (localAddressOf(socket) != peer)
        return false;
    const linger atOnce{1, 0}; // without waiting in TIME_WAIT, which would keep the port
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    return true;
}

void AddressRace::look() {
    for (std::size_t i = m_sockets.size(); i-- > 0;) {
        if (!hasNews(m_sockets[i]))
            continue;
        if (const int problem = pendingErrorOf(m_sockets[i]); problem != 0)
            drop(i, problem);
        else if (isConnectedToItself(m_sockets[i], m_addresses[m_racing[i]]))
            drop(i, ECONNREFUSED);
        else
            return win(i);
    }
}

void AddressRace::win(std::size_t which) {
    m_winner = m_racing[which];
    const int socket = std::exchange(m_sockets[which], -1);
    stop();
    m_won = socket;
    m_state = State::Won;
}

void AddressRace::drop(std::size_t which, int problem) {
    ::close(m_sockets[which]);
    const auto offset = static_cast<std::ptrdiff_t>(which);
    m_sockets.erase(m_sockets.begin() + offset);
    blame(m_racing[which], problem);
    m_racing.erase(m_racing.begin() + offset);
}

void AddressRace::blame(std::size_t address, int problem) {
    const bool isPreferred = m_preferred == address;
    if (isPreferred || !m_preferred || m_problem == 0)
        m_problem = problem;
}

void AddressRace::stop() {
    for (const int socket : m_sockets)
        if (socket >= 0)
            ::close(socket);
    if (m_won >= 0)
        ::close(m_won);
    m_won = -1;
    m_sockets.clear();
    m_racing.clear();
    m_state = State::Idle;
}

int AddressRace::takeSocket() {
    m_state = State::Idle;
    return std::exchange(m_won, -1);
}

} // namespace loadstone
