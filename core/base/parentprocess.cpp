// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/parentprocess.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace loadstone {

bool leaveWithParent(pid_t parent) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

} // namespace loadstone
