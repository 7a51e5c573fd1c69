// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/part/starterlink.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace loadstone {

namespace {

void dontBlock(int descriptor) {
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

} // namespace

StarterLink::StarterLink() {
    dontBlock(STDIN_FILENO);
    dontBlock(STDOUT_FILENO);
}

bool StarterLink::read(const std::function<void(PartMessage)>& take) {
    std::array<char, 65536> bytes;
    ssize_t size = 0;
    while ((size = ::read(STDIN_FILENO, bytes.data(), bytes.size())) > 0)
        m_orders.add({bytes.data(), static_cast<std::size_t>(size)});
    const bool isOpen = size < 0 && (errno == EAGAIN || errno == EINTR);
    while (auto order = m_orders.next()) {
        if (!*order)
            return false;
        take(std::move(**order));
    }
    return isOpen;
}

// Who does not read is stopped or dead; what is new is left out then.
void StarterLink::tell(const PartMessage& message) {
    constexpr std::size_t most = 64 * 1024 * 1024;
    if (m_unwritten.size() < most)
        m_unwritten += inPipe(message);
    flush();
}

void StarterLink::flush() {
    while (!m_unwritten.empty()) {
        const ssize_t size = ::write(STDOUT_FILENO, m_unwritten.data(), m_unwritten.size());
        if (size <= 0)
            return;
        m_unwritten.erase(0, static_cast<std::size_t>(size));
    }
}

} // namespace loadstone
