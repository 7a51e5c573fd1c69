// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/arrivals.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <variant>

namespace loadstone {

/// Leave to send one request.
struct Turn {
    TimePoint intended;  ///< when it is due
    bool counts = false; ///< and has been counted as begun; the Duty says so
};
/// Nothing is due yet; ask again then.
struct NotBefore {
    TimePoint at;
};
/// Nothing will be due any more.
struct Over {};

using Claim = std::variant<Turn, NotBefore, Over>;

/// Hands out the requests of a run, to any number of threads, or of processes that share it:
/// exactly as many as there are, and none before it is due. So a worker that dies takes no more
/// with it than what it had in flight. Plain memory without pointers.
class Schedule {
public:
    /// `requests` is how many there are; none: any number, and there is nothing to take.
    explicit Schedule(std::optional<std::uint64_t> requests, const Arrivals& arrivals = {});

    /// Whether requests are due at times of their own, and not whenever somebody is free.
    bool hasRate() const { return !m_arrivals.isEmpty(); }
    /// What may be sent at `now` in a run that has begun at `start`.
    Claim claim(TimePoint start, TimePoint now) noexcept;
    /// How many have been handed out; 0 if there are any number.
    std::uint64_t handedOut() const noexcept;

private:
    Claim claimAtOnce(TimePoint now) noexcept;

    const std::uint64_t m_limit;
    const Arrivals m_arrivals;
    alignas(64) std::atomic<std::uint64_t> m_taken{0};
};

} // namespace loadstone
