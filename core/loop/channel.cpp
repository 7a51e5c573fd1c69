// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/channel.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace loadstone {

namespace {

Microseconds since(TimePoint began, TimePoint now) {
    return toMicroseconds(now - began);
}

} // namespace

void Channel::close() {
    m_tls.reset();
    m_race.stop();
    if (m_socket >= 0) {
        m_share.queue->forget(m_socket);
        ::close(m_socket);
    }
    m_socket = -1;
    m_state = State::Closed;
}

Channel::State Channel::open(TimePoint now) {
    m_opening = now;
    m_hasOpened = m_isSecuring = false;
    m_lookUpTime.reset();
    m_connectTime.reset();
    m_tlsTime.reset();
    m_share.addresses->renew();
    m_addresses = m_share.addresses->addresses();
    if (m_addresses->empty()) {
        fail(m_share.addresses->failure());
        return m_state;
    }
    m_state = State::Connecting;
    const auto first = m_share.addresses->first(m_share.options.spreadAddresses, m_answered);
    follow(m_race.begin(*m_addresses, first, now));
    // On this machine it may stand already. To find that out with the next events would count what
    // the loop does until then as the server's time.
    return advance();
}

void Channel::follow(AddressRace::State race) {
    if (m_race.newSocket() >= 0 && !watch(m_race.newSocket()))
        return fail(CURLE_COULDNT_CONNECT, errno);
    if (race == AddressRace::State::Won)
        finishConnecting();
    else if (race == AddressRace::State::Lost)
        fail(CURLE_COULDNT_CONNECT, m_race.problem());
}

// What a loser of the race has to say must not be taken for the winner's.
bool Channel::watch(int socket) const {
    return m_addresses->size() > 1 ? m_share.queue->watchRival(socket, m_owner)
                                   : m_share.queue->watch(socket, m_owner);
}

Channel::State Channel::advance() {
    if (m_state == State::Connecting)
        follow(m_race.advance(Clock::now()));
    if (m_state == State::Securing)
        finishSecuring();
    return m_state;
}

void Channel::finishConnecting() {
    const TimePoint now = Clock::now();
    AddressBook& book = *m_share.addresses->book();
    m_answered = (*m_addresses)[m_race.winner()];
    m_socket = m_race.takeSocket();
    if (m_addresses->size() > 1)
        m_share.queue->takeRival(m_socket, m_owner);
    m_plain = PlainStream(m_socket);
    m_connectTime = since(m_opening, now);
    m_lookUpTime = book.takeLookUpTime();
    book.countConnection(m_answered);
    if (!m_share.tls)
        return becomeOpen(now);
    m_securing = now;
    m_tls.emplace(*m_share.tls, m_socket);
    m_state = State::Securing;
    m_isSecuring = true;
}

void Channel::finishSecuring() {
    const Transfer handshake = m_tls->handshake();
    if (handshake.end == Transfer::End::Blocked)
        return;
    if (handshake.end != Transfer::End::Moved)
        return fail(m_tls->handshakeFault());
    const TimePoint now = Clock::now();
    m_tlsTime = since(m_securing, now);
    m_tls->countIn(m_share.addresses->book()->tls());
    becomeOpen(now);
}

void Channel::becomeOpen(TimePoint now) {
    m_openSince = now;
    m_hasOpened = true;
    m_isSecuring = false;
    m_state = State::Open;
}

void Channel::fail(int code, int systemError) {
    close();
    m_answered = Address();
    m_state = State::Failed;
    m_code = code;
    m_systemError = systemError;
}

TimePoint Channel::due() const {
    const TimePoint latest = m_opening + m_share.options.connectTimeout;
    return m_state == State::Connecting ? std::min(latest, m_race.due()) : latest;
}

Channel::State Channel::expire() {
    const TimePoint now = Clock::now();
    if (now >= m_opening + m_share.options.connectTimeout)
        fail(CURLE_OPERATION_TIMEDOUT);
    else if (m_state == State::Connecting)
        follow(m_race.advance(now));
    return m_state;
}

Transfer Channel::read(std::span<char> into) {
    return m_tls ? m_tls->read(into) : m_plain.read(into);
}

Transfer Channel::write(std::string_view bytes) {
    return m_tls ? m_tls->write(bytes) : m_plain.write(bytes);
}

} // namespace loadstone
