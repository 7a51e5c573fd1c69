// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/addressrace.h"
#include "core/loop/loopshare.h"
#include "core/loop/tlsstream.h"

namespace loadstone {

/// A socket to the host, with TLS where that is wanted, which opens step by step and never waits.
/// Watched in the event queue of its loop, with `owner`. Lives on its loop's thread.
class Channel : private Pinned {
public:
    enum class State { Closed, Connecting, Securing, Open, Failed };

    Channel(const LoopShare& share, void* owner)
        : m_share(share), m_owner(owner), m_race(*share.sockets) {}
    ~Channel() { close(); }

    State open(TimePoint now);
    /// Goes on with opening after an event.
    State advance();
    /// When expire() must be called while it opens.
    TimePoint due() const;
    State expire();
    void close();

    Transfer read(std::span<char> into);
    Transfer write(std::string_view bytes);

    State state() const { return m_state; }
    int code() const { return m_code; } ///< of a failure, as libcurl numbers it
    int systemError() const { return m_systemError; }
    bool hasNoAddress() const { return m_addresses && m_addresses->empty(); }
    TimePoint openSince() const { return m_openSince; }
    /// Whether TLS is being agreed on, or was when that failed.
    bool isSecuring() const { return m_isSecuring; }
    /// The TlsFault that the open connection has ended by, or 0.
    int tlsFault() const { return m_tls ? m_tls->streamFault() : 0; }
    /// Whether it has been open since open() was called, with TLS if that is
    /// wanted.
    bool hasOpened() const { return m_hasOpened; }
    /// How long the look-up took, if this is the run's first connection.
    std::optional<Microseconds> lookUpTime() const { return m_lookUpTime; }
    /// How long it took to open; absent where it did not come so far.
    std::optional<Microseconds> connectTime() const { return m_connectTime; }
    std::optional<Microseconds> tlsTime() const { return m_tlsTime; }

private:
    bool watch(int socket) const;
    void follow(AddressRace::State race);
    void finishConnecting();
    void finishSecuring();
    void becomeOpen(TimePoint now);
    void fail(int code, int systemError = 0);

    const LoopShare& m_share;
    void* const m_owner;
    PlainStream m_plain{-1};
    std::optional<TlsStream> m_tls;
    int m_socket = -1;
    State m_state = State::Closed;
    bool m_hasOpened = false;
    bool m_isSecuring = false;
    AddressView::List m_addresses;
    AddressRace m_race;
    Address m_answered; ///< that has answered before
    int m_code = 0;
    int m_systemError = 0;
    TimePoint m_opening;
    TimePoint m_securing;
    TimePoint m_openSince;
    std::optional<Microseconds> m_lookUpTime;
    std::optional<Microseconds> m_connectTime;
    std::optional<Microseconds> m_tlsTime;
};

} // namespace loadstone
