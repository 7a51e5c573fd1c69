// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/limitanswer.h"

#include <string>

namespace loadstone {

/// "8 threads are the most that keep p99 below 50 ms: 20.4 ms, with 392 requests/s; with 16 it is
/// 61.2 ms." Empty if there is no level.
std::string limitSentence(const LatencyLimit& limit, const std::vector<SweepLevel>& levels);

} // namespace loadstone
