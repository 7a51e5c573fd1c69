// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/targetend.h"

#include "app/cli/complain.h"
#include "app/cli/endsignals.h"
#include "app/cli/exitcodes.h"
#include "app/cli/standardstreams.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>

namespace loadstone {

namespace {

int openSignals() {
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

bool inputHasEnded() {
    std::array<char, 256> ignored;
    return ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0;
}

} // namespace

TargetEnd::TargetEnd(bool withParent) : m_withParent(withParent), m_signals(openSignals()) {}

TargetEnd::~TargetEnd() {
    ::close(m_signals);
}

bool TargetEnd::comesWithin(int milliseconds, int other) const {
    std::array<pollfd, 3> sources{pollfd{m_signals, POLLIN, 0},
                                  pollfd{m_withParent ? STDIN_FILENO : -1, POLLIN, 0},
                                  pollfd{other, POLLIN, 0}};
    for (;;) {
        const int ready = ::poll(sources.data(), sources.size(), milliseconds);
        if (ready == 0)
            return false;
        if (ready < 0)
            continue;
        if (sources[0].revents != 0 || (sources[1].revents != 0 && inputHasEnded()))
            return true;
        if (sources[2].revents != 0)
            return false;
    }
}

bool TargetEnd::hasCome() const {
    return comesWithin(0);
}

// They are blocked, and stay pending as nobody reads them.
int TargetEnd::codeBeforeStart() const {
    sigset_t pending;
    sigpending(&pending);
    if (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1)
        return Interrupted;
    return sigismember(&pending, SIGHUP) == 1 ? HungUp : Fine;
}

bool TargetEnd::tell() const {
    return holdsOrComplain(flushStandardOutput());
}

bool TargetEnd::comesBefore(const ChildEnd& child) const {
    constexpr int pause = 500; // ms, if nothing tells of the child's end
    while (!child.hasCome())
        if (comesWithin(child.descriptor() < 0 ? pause : -1, child.descriptor()))
            return true;
    return false;
}

int TargetEnd::awaitOrComplain() const {
    if (!tell())
        return CouldNotRun;
    comesWithin(-1);
    return Fine;
}

// A parent is told the field, a person what to do about it.
int TargetEnd::refuse(const Error& error) const {
    const bool mayChoose = error.field == "port" && !m_withParent;
    if (m_withParent)
        std::cout << "Refused: " << error.field << std::endl;
    tellLine("loadstone-cli target: " + error.message + (mayChoose ? "; choose another one" : ""));
    return CouldNotRun;
}

} // namespace loadstone
