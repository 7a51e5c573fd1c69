// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/machinesample.h"

#include "core/base/cpu.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <ctime>

namespace loadstone {

namespace {

std::vector<CoreTimes> usableCores() {
    auto cores = coreTimesIn(textOfFile("/proc/stat"), static_cast<double>(::sysconf(_SC_CLK_TCK)));
    cpu_set_t usable;
    if (sched_getaffinity(0, sizeof usable, &usable) == 0)
        std::erase_if(cores, [&](const CoreTimes& core) { return !CPU_ISSET(core.core, &usable); });
    return cores;
}

/// The lowest number that is free, which is how many are open unless some in between were closed:
/// to count them all would take milliseconds where there are many.
std::optional<std::uint64_t> usedDescriptors() {
    const int lowest = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (lowest < 0)
        return std::nullopt;
    ::close(lowest);
    return static_cast<std::uint64_t>(lowest);
}

} // namespace

Moment readMoment() {
    timespec boot{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    return {Clock::now(),
            Seconds(static_cast<double>(boot.tv_sec) + static_cast<double>(boot.tv_nsec) / 1e9)};
}

MachineSample readMachine() {
    MachineSample sample;
    sample.moment = readMoment();
    sample.cores = usableCores();
    sample.ownCpu = processCpuSeconds();
    sample.tcpSockets = tcpSocketsIn(textOfFile("/proc/net/sockstat"));
    sample.descriptors = usedDescriptors();
    return sample;
}

std::optional<std::uint64_t> descriptorLimit() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    return files.rlim_cur;
}

std::optional<std::uint64_t> localPorts() {
    return portRangeIn(textOfFile("/proc/sys/net/ipv4/ip_local_port_range"));
}

} // namespace loadstone
