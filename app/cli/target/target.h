// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

namespace loadstone {

/// What `loadstone-cli target` was asked to do.
struct TargetOptions {
    std::string address = "127.0.0.1";
    std::optional<int> port;     ///< none: 8089, and any free one for a database
    bool exitWithParent = false; ///< end when standard input ends
    bool minimal = false;        ///< answer all alike, as fast as it goes
    bool isDatabase = false;     ///< a PostgreSQL with a small shop
    int products = 1000;         ///< of that
};

/// Serves the local target until SIGINT, SIGTERM or SIGHUP, or the end of standard input where
/// asked. Prints "Listening on http://127.0.0.1:8089/" once clients can connect. Gives the exit
/// code. Runs on the main thread, before any other thread exists.
int runTarget(const TargetOptions& options);

} // namespace loadstone
