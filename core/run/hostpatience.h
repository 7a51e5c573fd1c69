// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>

namespace loadstone {

/// How long hosts may take until all have answered: 10 s, or up to an hour if a slow login needs it
/// and LOADSTONE_HOSTS_PATIENCE says so, in seconds.
inline std::chrono::seconds hostPatience() {
    const int seconds = qEnvironmentVariableIntValue("LOADSTONE_HOSTS_PATIENCE");
    return std::chrono::seconds(seconds > 0 ? std::min(seconds, 3600) : 10);
}

} // namespace loadstone
