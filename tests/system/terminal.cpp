// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/system/terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace loadstone {

namespace {

winsize sizeOf(int columns) {
    winsize size{};
    size.ws_row = 24;
    size.ws_col = static_cast<unsigned short>(columns);
    return size;
}

} // namespace

Terminal::Terminal(int columns) {
    const winsize size = sizeOf(columns);
    if (::openpty(&m_ours, &m_theirs, nullptr, nullptr, &size) != 0)
        throw std::runtime_error("no terminal can be had");
    ::fcntl(m_ours, F_SETFL, O_NONBLOCK);
    ::fcntl(m_ours, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_theirs, F_SETFD, FD_CLOEXEC);
}

Terminal::~Terminal() {
    hangUp();
}

void Terminal::lendTo(QProcess& process) {
    process.setChildProcessModifier([theirs = m_theirs] {
        ::setsid();
        ::ioctl(theirs, TIOCSCTTY, 0);
        ::dup2(theirs, STDERR_FILENO);
    });
}

void Terminal::resize(int columns) {
    const winsize size = sizeOf(columns);
    ::ioctl(m_ours, TIOCSWINSZ, &size);
}

QByteArray Terminal::take() {
    QByteArray all;
    std::array<char, 4096> piece;
    for (ssize_t got = 0; (got = ::read(m_ours, piece.data(), piece.size())) > 0;)
        all.append(piece.data(), got);
    return all;
}

void Terminal::hangUp() {
    for (int* end : {&m_theirs, &m_ours})
        if (*end >= 0)
            ::close(std::exchange(*end, -1));
}

} // namespace loadstone
