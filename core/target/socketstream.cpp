// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/socketstream.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace loadstone {

namespace {
constexpr std::size_t mostBuffered = 64 * 1024;
constexpr std::size_t mostOfHead = 256;
} // namespace

bool SocketStream::waitForInput() {
    return m_begin < m_end || fill();
}

bool SocketStream::waitForRequest() {
    m_head.clear();
    while (waitForInput()) {
        if (m_input[m_begin] != '\r' && m_input[m_begin] != '\n')
            return true;
        ++m_begin;
    }
    return false;
}

bool SocketStream::fill() {
    if (m_failed)
        return false;
    ssize_t got = 0;
    do
        got = ::recv(m_socket, m_input.data(), m_input.size(), 0);
    while (got < 0 && errno == EINTR);
    m_begin = 0;
    m_ended = got == 0;
    m_end = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
}

ssize_t SocketStream::read(char* data, std::size_t size) {
    if (!waitForInput())
        return m_failed ? -1 : 0;
    const std::size_t taken = std::min(size, m_end - m_begin);
    std::memcpy(data, m_input.data() + m_begin, taken);
    m_begin += taken;
    if (m_head.size() < mostOfHead)
        m_head.append(data, taken);
    return static_cast<ssize_t>(taken);
}

ssize_t SocketStream::write(const char* data, std::size_t size) {
    if (m_failed)
        return -1;
    if (m_output.size() + size < mostBuffered)
        m_output.append(data, size);
    else if (!flush() || !send(data, size))
        return -1;
    return static_cast<ssize_t>(size);
}

bool SocketStream::flush() {
    const bool sent = m_failed ? false : send(m_output.data(), m_output.size());
    m_output.clear();
    return sent;
}

bool SocketStream::send(const char* data, std::size_t size) {
    while (size > 0 && !m_failed) {
        const ssize_t sent = ::send(m_socket, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0) {
            m_failed = true;
            break;
        }
        data += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return !m_failed;
}

void SocketStream::drop() {
    m_failed = true;
    m_output.clear();
}

} // namespace loadstone
