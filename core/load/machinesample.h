// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/load/proctext.h"

#include <map>
#include <vector>

#include <sys/types.h>

namespace loadstone {

/// One moment by two clocks.
struct Moment {
    TimePoint at;
    Seconds sinceBoot{0}; ///< goes on while the machine sleeps, as the first may not
};

Moment readMoment();

/// What the machine, this process and its workers have used up to one moment. Only grows.
struct MachineSample {
    struct Thread {
        ThreadTimes times;
        bool isInWorker = false; ///< of a worker process, and not of this one
    };

    Moment moment;
    std::vector<CoreTimes> cores; ///< those that this process may use
    double ownCpu = 0;            ///< seconds of this process, without its worker processes
    std::map<pid_t, Thread> threads;
    double threadsForEach = 1; ///< of this process's workers, how many one of `threads` stands for
    std::optional<std::uint64_t> tcpSockets;
    std::optional<std::uint64_t> descriptors; ///< open in this process
};

/// All but the threads.
MachineSample readMachine();

/// Open files that this process may have.
std::optional<std::uint64_t> descriptorLimit();

/// Local ports that connections to one address may have.
std::optional<std::uint64_t> localPorts();

} // namespace loadstone
