// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string>
#include <vector>

namespace loadstone {

/// Which hosts shared the load of a sweep, and where some were lost, a sentence each; nothing if it
/// was this machine's alone. Any thread.
std::vector<std::string> hostSentences(const SweepReport& report);

} // namespace loadstone
