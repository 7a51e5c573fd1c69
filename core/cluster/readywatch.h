// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <filesystem>
#include <functional>

#include <sys/types.h>

namespace loadstone {

/// Waits for a server's word in the folder of its data that clients may connect, wherever its log
/// goes. Made before the server is started.
class ReadyWatch : private Pinned {
public:
    explicit ReadyWatch(std::filesystem::path data);
    ~ReadyWatch();

    /// Blocks until the server, a child of this process, is ready or has ended, or `isStopped`:
    /// whether it is ready.
    bool await(pid_t server, const std::function<bool()>& isStopped) const;

private:
    bool isReady(pid_t server) const;

    const std::filesystem::path m_data;
    int m_changes; ///< in the folder; -1: the system has no more that could tell of them
};

} // namespace loadstone
