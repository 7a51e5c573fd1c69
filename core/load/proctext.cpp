// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/proctext.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <sstream>

namespace loadstone {

namespace {

/// user, nice, system, idle, iowait, irq, softirq, steal; a guest's time is within user.
CoreTimes coreTimesOf(std::istringstream& fields, double ticksPerSecond) {
    std::array<double, 8> ticks{};
    for (double& value : ticks)
        fields >> value;
    const auto [user, nice, system, idle, wait, interrupts, soft, steal] = ticks;
    return {0, (user + nice + system + interrupts + soft) / ticksPerSecond,
            (idle + wait) / ticksPerSecond, steal / ticksPerSecond};
}

} // namespace

std::vector<CoreTimes> coreTimesIn(std::string_view text, double ticksPerSecond) {
    std::vector<CoreTimes> cores;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line) && line.starts_with("cpu");) {
        std::istringstream fields(line.substr(3));
        int core = 0;
        if (line[3] == ' ' || !(fields >> core))
            continue; // the sum of all
        cores.push_back(coreTimesOf(fields, ticksPerSecond));
        cores.back().core = core;
    }
    return cores;
}

std::optional<ThreadTimes> threadTimesIn(std::string_view text) {
    constexpr double nanosecond = 1e-9;
    std::istringstream fields{std::string(text)};
    double onCore = 0;
    double waited = 0;
    if (!(fields >> onCore >> waited))
        return std::nullopt;
    return ThreadTimes{onCore * nanosecond, waited * nanosecond};
}

// A name may have blanks and brackets in it, so what follows begins at the last bracket.
std::optional<ProcessUse> processUseIn(std::string_view text, double ticksPerSecond) {
    constexpr int fieldsBetween = 11; // from the state on
    const auto from = text.find('(');
    const auto to = text.rfind(')');
    if (from == std::string_view::npos || to == std::string_view::npos || to < from)
        return std::nullopt;
    std::istringstream fields{std::string(text.substr(to + 1))};
    std::string skipped;
    for (int i = 0; i < fieldsBetween; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    if (!(fields >> user >> system))
        return std::nullopt;
    return ProcessUse{std::string(text.substr(from + 1, to - from - 1)),
                      (user + system) / ticksPerSecond};
}

std::optional<std::uint64_t> tcpSocketsIn(std::string_view text) {
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
        if (!word.starts_with("TCP"))
            continue;
        std::uint64_t inUse = 0;
        std::uint64_t value = 0;
        std::string name;
        while (words >> name >> value)
            if (name == "inuse" || name == "tw")
                inUse += value;
        return inUse;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> portRangeIn(std::string_view text) {
    std::istringstream fields{std::string(text)};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (!(fields >> first >> last) || last < first)
        return std::nullopt;
    return last - first + 1;
}

std::string textOfFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = ::read(file, part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(got));
    ::close(file);
    return text;
}

} // namespace loadstone
