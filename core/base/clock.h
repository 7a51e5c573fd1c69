// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace loadstone {

/// The clock of all measurement: monotonic, so a corrected wall clock never bends a latency.
using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Microseconds = std::chrono::microseconds;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::duration<double>;

/// As all figures are counted.
constexpr Microseconds toMicroseconds(Clock::duration time) {
    return std::chrono::duration_cast<Microseconds>(time);
}

/// As reports and files give latencies.
template <typename Rep, typename Period>
constexpr double inMilliseconds(std::chrono::duration<Rep, Period> time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace loadstone
