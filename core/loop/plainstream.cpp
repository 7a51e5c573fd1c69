// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/plainstream.h"

#include <sys/socket.h>

#include <cerrno>

namespace loadstone {

namespace {

Transfer ofError() {
    const bool blocked = errno == EAGAIN || errno == EWOULDBLOCK;
    return {blocked ? Transfer::End::Blocked : Transfer::End::Broken, 0, false};
}

// An interrupted call is made again: no event would come for it.
template <typename Call>
ssize_t uninterrupted(const Call& call) {
    ssize_t result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

} // namespace

Transfer PlainStream::read(std::span<char> into) const {
    const ssize_t got =
        uninterrupted([&] { return ::recv(m_socket, into.data(), into.size(), 0); });
    if (got < 0)
        return ofError();
    if (got == 0)
        return {Transfer::End::Closed, 0, false};
    const auto bytes = static_cast<std::size_t>(got);
    return {Transfer::End::Moved, bytes, bytes == into.size()};
}

Transfer PlainStream::write(std::string_view bytes) const {
    const ssize_t put =
        uninterrupted([&] { return ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
    if (put < 0)
        return ofError();
    return {Transfer::End::Moved, static_cast<std::size_t>(put), false};
}

} // namespace loadstone
