// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/processstate.h"

#include <fstream>
#include <sstream>

namespace loadstone {

std::optional<ProcessState> readProcessState(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    if (!std::getline(in, line))
        return std::nullopt;
    // The second field, the name in brackets, may have spaces; the third is the state, and the 14th
    // and 15th are the times.
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    char state = 0;
    std::string skipped;
    std::uint64_t user = 0;
    std::uint64_t system = 0;
    fields >> state;
    for (int field = 4; field <= 13; ++field)
        fields >> skipped;
    fields >> user >> system;
    return ProcessState{.isStopped = state == 'T' || state == 't',
                        .isActive = state == 'R' || state == 'D',
                        .cpuTicks = user + system};
}

} // namespace loadstone
