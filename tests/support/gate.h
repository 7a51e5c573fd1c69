// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace loadstone {

/// A named step at which the processes of a test wait until the test opens it; closed when it is
/// made, open at the latest when it is destroyed. It is a locked file: processes that come to it
/// write their ids and wait for the lock. On the test's thread.
class Gate : private Pinned {
public:
    Gate(const std::filesystem::path& folder, const std::string& step);
    ~Gate();

    void open();
    /// The processes that have come to it so far, in their order.
    std::vector<pid_t> arrived() const;

    /// For the processes: waits at the step while its gate is closed. A step without a gate is
    /// free.
    static void pass(const std::filesystem::path& folder, const std::string& step);
    static bool isClosed(const std::filesystem::path& folder, const std::string& step);

private:
    const std::filesystem::path m_file;
    int m_descriptor;
};

} // namespace loadstone
