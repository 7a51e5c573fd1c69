// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/precedence.h"

#include <sched.h>

namespace loadstone {

bool goFirst(bool first) {
    const sched_param priority{first ? 1 : 0};
    const int policy = (first ? SCHED_RR : SCHED_OTHER) | SCHED_RESET_ON_FORK;
    return ::sched_setscheduler(0, policy, &priority) == 0;
}

} // namespace loadstone
