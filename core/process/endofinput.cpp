// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/process/endofinput.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace loadstone {

namespace {

constexpr int patienceMs = 500;

sigset_t termination() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    return set;
}

bool inputHasEnded(int patience) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, patience) <= 0)
        return false;
    std::array<char, 64> ignored;
    const ssize_t size = ::read(STDIN_FILENO, ignored.data(), ignored.size());
    return size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN);
}

// On a thread that does not block it; the others still do.
void endBySignal() {
    const sigset_t set = termination();
    std::signal(SIGTERM, SIG_DFL);
    ::kill(::getpid(), SIGTERM);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace

EndOfInput::EndOfInput() {
    const sigset_t set = termination();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void EndOfInput::await() const {
    std::array<pollfd, 2> sources{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{m_signals, POLLIN, 0}};
    for (;;) {
        if (::poll(sources.data(), sources.size(), -1) < 0)
            continue;
        if (sources[0].revents != 0 && inputHasEnded(0))
            return;
        if (sources[1].revents == 0)
            continue;
        if (inputHasEnded(patienceMs))
            return;
        endBySignal();
    }
}

} // namespace loadstone
