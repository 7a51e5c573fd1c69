// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// Why the response times of a rate, from when each request was due, are longer than its service
/// times, from when each really left.
enum class ClockGap {
    None,        ///< they agree
    Few,         ///< they agree but for less than 1 % of the requests
    Standstill,  ///< this program or machine stood still
    Late,        ///< this machine sent late
    ServerStall, ///< the server answered nothing for a while
    NoFreeUser,  ///< all threads or connections were waiting for answers
};

/// The two clocks of a run in words; both are empty without a rate.
struct ClockWords {
    ClockGap gap = ClockGap::None;
    std::string sentence; ///< both p99, or that they agree
    std::string reason;   ///< empty if they agree
};

ClockWords clockWords(const RunReport& report);

} // namespace loadstone
