// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <sys/types.h>

namespace loadstone {

/// What the system says of a process (proc(5), stat).
struct ProcessState {
    bool isStopped = false;     ///< by a signal or a debugger
    bool isActive = false;      ///< runs, wants to, or waits for a disk
    std::uint64_t cpuTicks = 0; ///< used so far, user and system
};

/// None if there is no such process.
std::optional<ProcessState> readProcessState(pid_t process);

} // namespace loadstone
