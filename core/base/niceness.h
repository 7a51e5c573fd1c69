// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace loadstone {

/// Lets the main thread go before this one by so many steps of nice(1): on Linux each thread has a
/// priority of its own. It cannot be taken back.
inline void beNicer(int steps) {
    const auto mainThread = static_cast<id_t>(::getpid());
    if (steps > 0)
        ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, mainThread) + steps);
}

} // namespace loadstone
