// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// Either end of a TCP connection, byte by byte as a test wants it. Does not own the socket.
class RawConnection {
public:
    explicit RawConnection(int socket) : m_socket(socket) {}

    /// The next request or answer: its first line, its headers, and its body if the length is
    /// given. Empty when the connection has ended.
    std::string readMessage();
    /// Appends the bytes that come next, whatever they are. False when the connection has ended.
    bool readMore(std::string& to);
    bool send(std::string_view bytes);
    /// Blocks until the other side has closed, and throws away what it sent.
    void waitForClose();
    /// Says that nothing more comes from this side.
    void endSending();
    int socket() const { return m_socket; }
    /// Makes the end of the connection a reset instead of an orderly close.
    void resetAtEnd();

private:
    bool receive();

    int m_socket;
    std::string m_input;
};

} // namespace loadstone
