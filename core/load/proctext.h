// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// Time of one processor core since the machine started, in seconds.
struct CoreTimes {
    int core = 0;
    double busy = 0;   ///< for programs and the kernel
    double idle = 0;   ///< waiting for disks included
    double stolen = 0; ///< for other machines on the same host

    bool operator==(const CoreTimes&) const = default;
};

/// The seconds that a thread was on a core, and those in which it could have run but no core was
/// free.
struct ThreadTimes {
    double onCore = 0;
    double waited = 0;

    bool operator==(const ThreadTimes&) const = default;
};

/// The lines "cpu0", "cpu1" ... of /proc/stat (proc(5)).
std::vector<CoreTimes> coreTimesIn(std::string_view text, double ticksPerSecond);

/// A file schedstat of a thread: nanoseconds on a core, nanoseconds in the queue, slices.
std::optional<ThreadTimes> threadTimesIn(std::string_view text);

/// What a process has used: the first 15 letters of its name, and its time on cores.
struct ProcessUse {
    std::string name;
    double seconds = 0;

    bool operator==(const ProcessUse&) const = default;
};

/// A file stat of a process (proc(5)).
std::optional<ProcessUse> processUseIn(std::string_view text, double ticksPerSecond);

/// TCP sockets in use, those that wait for late packets included, as in /proc/net/sockstat.
std::optional<std::uint64_t> tcpSocketsIn(std::string_view text);

/// How many local ports there are, as in /proc/sys/net/ipv4/ip_local_port_range.
std::optional<std::uint64_t> portRangeIn(std::string_view text);

/// The text of a file in /proc or /sys, or nothing.
std::string textOfFile(const std::string& path);

} // namespace loadstone
