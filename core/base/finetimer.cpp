// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/finetimer.h"

#include <sys/prctl.h>

namespace loadstone {

void wakeOnTime() {
    constexpr unsigned long nanoseconds = 1000;
    ::prctl(PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0);
}

} // namespace loadstone
