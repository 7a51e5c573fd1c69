// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/measured.h"

#include "core/base/clock.h"
#include "core/base/units.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace loadstone {

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

pid_t spawned(const std::vector<std::string>& arguments, const std::string& output) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t pid = -1;
    if (posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ) != 0)
        throw std::runtime_error("cannot start " + arguments.front());
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

} // namespace

Measured runMeasured(const std::vector<std::string>& arguments, const std::string& output) {
    const TimePoint began = Clock::now();
    const pid_t pid = spawned(arguments, output);
    int status = 0;
    rusage usage{};
    wait4(pid, &status, 0, &usage);
    Measured measured;
    measured.wallSeconds = Seconds(Clock::now() - began).count();
    measured.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    measured.peakKilobytes = usage.ru_maxrss;
    measured.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return measured;
}

double wrkRequests(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (line.find(" requests in ") != std::string::npos)
            return std::atof(line.c_str());
    return 0;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::string spreadOf(const std::vector<double>& values) {
    return "median " + formatNumber(median(values), 3) + " (" +
           formatNumber(std::ranges::min(values), 3) + " to " +
           formatNumber(std::ranges::max(values), 3) + ") of " + std::to_string(values.size()) +
           " pairs";
}

} // namespace loadstone
