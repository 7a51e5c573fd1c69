// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/endsignals.h"

namespace loadstone {

sigset_t endSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    struct sigaction action {};
    const bool isIgnored =
        ::sigaction(SIGHUP, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
    if (!isIgnored)
        sigaddset(&set, SIGHUP);
    return set;
}

} // namespace loadstone
