// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawconnection.h"

#include <sys/socket.h>

#include <array>
#include <utility>

namespace loadstone {

namespace {

constexpr std::string_view headersEnd = "\r\n\r\n";

std::size_t bodyLength(std::string_view headers) {
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = headers.find(name);
    return at == std::string_view::npos
               ? 0
               : std::stoul(std::string(headers.substr(at + name.size(), 20)));
}

} // namespace

bool RawConnection::receive() {
    std::array<char, 4096> buffer;
    const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (got > 0)
        m_input.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
}

std::string RawConnection::readMessage() {
    while (m_input.find(headersEnd) == std::string::npos)
        if (!receive())
            return {};
    std::size_t size = m_input.find(headersEnd) + headersEnd.size();
    size += bodyLength(std::string_view(m_input).substr(0, size));
    while (m_input.size() < size)
        if (!receive())
            return {};
    std::string message = m_input.substr(0, size);
    m_input.erase(0, size);
    return message;
}

bool RawConnection::readMore(std::string& to) {
    const bool got = receive();
    to += std::exchange(m_input, {});
    return got;
}

bool RawConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawConnection::waitForClose() {
    while (receive())
        m_input.clear();
}

void RawConnection::endSending() {
    ::shutdown(m_socket, SHUT_WR);
}

void RawConnection::resetAtEnd() {
    const linger atOnce{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

} // namespace loadstone
