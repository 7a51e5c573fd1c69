// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/childend.h"

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loadstone {

ChildEnd::ChildEnd(pid_t child)
    : m_child(child), m_descriptor(static_cast<int>(::syscall(SYS_pidfd_open, child, 0))) {}

ChildEnd::~ChildEnd() {
    ::close(m_descriptor);
}

bool ChildEnd::hasCome() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(m_child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid == m_child;
}

void ChildEnd::await(int milliseconds) const {
    pollfd source{m_descriptor, POLLIN, 0};
    ::poll(&source, 1, milliseconds);
}

} // namespace loadstone
