// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"
#include "core/http/socketmaker.h"

#include <optional>

namespace loadstone {

/// Connects to the first of several addresses that answers, as RFC 8305 has it: the next is tried
/// when one fails, and beside it when one has been silent for a while. Never waits: its owner waits
/// for the sockets and for due(). On the thread of its owner.
class AddressRace : private Pinned {
public:
    enum class State { Idle, Racing, Won, Lost };
    static constexpr Milliseconds headStart{200}; ///< of an address before the next

    /// `maker` outlives it.
    explicit AddressRace(const SocketMaker& maker) : m_maker(maker) {}
    ~AddressRace() { stop(); }

    /// `addresses` outlive the race. Number `preferred`, which has answered before, goes first,
    /// then the others in their order.
    State begin(std::span<const Address> addresses, std::optional<std::size_t> preferred,
                TimePoint now);
    /// After an event of a socket, and when due.
    State advance(TimePoint now);
    /// When the next address is to be tried.
    TimePoint due() const;
    void stop();

    /// Sockets that are connecting.
    std::span<const int> sockets() const { return m_sockets; }
    /// The one of them that the last call of begin() or advance() has added, or -1.
    int newSocket() const { return m_new; }
    /// The winner's socket, which then belongs to the caller, with TCP_NODELAY set.
    int takeSocket();
    std::size_t winner() const { return m_winner; }
    /// Why it was lost: the errno of the preferred address, or else of the last.
    int problem() const { return m_problem; }

    /// A port of this machine that nobody listens at can be the one that a connection to it gets as
    /// its own: then it stands, with itself. Such a socket is made to leave the port free at once
    /// when it is closed, for the server that may come back.
    static bool isConnectedToItself(int socket, const Address& peer);

private:
    void tryNext(TimePoint now);
    bool connectTo(std::size_t address);
    void look();
    void win(std::size_t which);
    void drop(std::size_t which, int problem);
    void blame(std::size_t address, int problem);
    bool isBehind() const { return m_tried < m_addresses.size(); }
    std::size_t next();

    const SocketMaker& m_maker;
    std::span<const Address> m_addresses;
    std::vector<int> m_sockets;
    std::vector<std::size_t> m_racing; ///< which address each socket goes to
    std::optional<std::size_t> m_preferred;
    std::size_t m_tried = 0;
    std::size_t m_winner = 0;
    int m_won = -1;
    int m_new = -1;
    int m_problem = 0;
    TimePoint m_due;
    State m_state = State::Idle;
};

} // namespace loadstone
