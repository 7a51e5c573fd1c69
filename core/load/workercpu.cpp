// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workercpu.h"

#include "core/load/proctext.h"

#include <unistd.h>

#include <sstream>

namespace loadstone {

// The system knows the children of each thread; to look through all processes would take longer the
// more there are.
std::map<pid_t, double> workerCpuSeconds() {
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    std::istringstream children(textOfFile("/proc/thread-self/children"));
    std::map<pid_t, double> seconds;
    for (pid_t child = 0; children >> child;) {
        const auto use =
            processUseIn(textOfFile("/proc/" + std::to_string(child) + "/stat"), ticks);
        if (use && use->name.starts_with("loadstone-") && use->name != "loadstone-cli")
            seconds[child] = use->seconds;
    }
    return seconds;
}

} // namespace loadstone
