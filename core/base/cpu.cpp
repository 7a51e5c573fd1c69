// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/cpu.h"

#include "core/base/controlgroup.h"

#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

namespace loadstone {

namespace {

// A mask for more cores than cpu_set_t knows would need to be allocated; the kernel refuses then.
std::size_t coresToRunOn() {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0)
        return static_cast<std::size_t>(CPU_COUNT(&cores));
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

std::size_t coresWithin(std::size_t cores, std::optional<double> quota) {
    if (!quota)
        return cores;
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(*quota)), 1, cores);
}

std::size_t coreCount() {
    static const std::size_t count = coresWithin(coresToRunOn(), ControlGroups().cores());
    return count;
}

std::size_t currentCore() noexcept {
    const int core = sched_getcpu();
    return core < 0 ? 0 : static_cast<std::size_t>(core);
}

std::string cpuModel() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name"))
            if (const auto colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return {};
}

double processCpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace loadstone
