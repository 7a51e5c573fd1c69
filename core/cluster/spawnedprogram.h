// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cluster/clusteruser.h"

#include <string>
#include <vector>

namespace loadstone {

/// A program to start, in a session of its own: what a terminal sends to its programs does not
/// reach it. It knows none of libpq's variables and speaks English.
struct SpawnedProgram {
    std::vector<std::string> arguments; ///< first the program, with its path
    std::filesystem::path folder;       ///< to work in
    std::optional<ClusterUser> user;    ///< none: as this process
    int input = -1;                     ///< -1: there is none
    int output = -1;                    ///< of messages too; -1: to nowhere
    int signalOnDeath = 0;              ///< when the thread that starts it ends; 0: none

    /// Its process id; -1 if there is no process for it.
    pid_t start() const;
};

} // namespace loadstone
