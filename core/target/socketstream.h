// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <httplib.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace loadstone {

/// A connected socket as cpp-httplib reads and writes it, buffered both ways: one system call for
/// what came, one for a whole answer. Used by the connection's thread; does not own the socket.
class SocketStream final : public httplib::Stream {
public:
    explicit SocketStream(int socket) : m_socket(socket) {}

    bool is_readable() const override { return !m_failed; }
    bool is_writable() const override { return !m_failed; }
    ssize_t read(char* data, std::size_t size) override;
    ssize_t write(const char* data, std::size_t size) override;
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return m_socket; }

    /// Blocks until the first byte of a request is there; false at the end of the connection.
    bool waitForInput();
    /// The same, without the empty lines that some clients send before a request.
    bool waitForRequest();
    /// How the request begins that waitForRequest() has waited for, as far as it was read.
    std::string_view head() const { return m_head; }
    bool hasEnded() const { return m_ended; }
    /// What has been written and not yet sent, which then is not sent.
    std::string takeOutput() { return std::exchange(m_output, {}); }
    /// Sends what has been written. False if the client does not take it.
    bool flush();
    /// From now on nothing more is read or sent, also not what waits in the buffer.
    void drop();

private:
    bool fill();
    bool send(const char* data, std::size_t size);

    int m_socket;
    bool m_failed = false;
    bool m_ended = false; ///< the client sends no more
    std::string m_head;
    std::array<char, 16 * 1024> m_input;
    std::size_t m_begin = 0; ///< of what is unread in m_input
    std::size_t m_end = 0;
    std::string m_output;
};

} // namespace loadstone
