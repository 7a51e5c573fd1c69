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
    TimePoint ready;     ///< when it was due and its user was free; only said if there is a rate
    bool counts = false; ///< by the time at which it is due; the Duty says so
    std::uint64_t number = 0; ///< of the request, from 0; only said if requests differ
};
/// Nothing is due yet; ask again then.
struct NotBefore {
    TimePoint at;
    bool isForOne = false; ///< it is this user's time only, and others may have another
};
/// Nothing will be due any more.
struct Over {};

using Claim = std::variant<Turn, NotBefore, Over>;

/// Hands out the requests of a run, to any number of threads, or of processes that share it:
/// exactly as many as there are, and none before it is due. So a worker that dies takes no more
/// with it than what it had in flight. Plain memory without pointers.
class Schedule {
public:
    /// `requests` is how many there are; none: any number, and there is nothing to take. What is
    /// due before the end of the warm-up is none of them, and not handed out any more after it.
    explicit Schedule(std::optional<std::uint64_t> requests, const Arrivals& arrivals = {},
                      Clock::duration warmUp = {});

    /// Whether requests are due at times of their own, and not whenever somebody is free.
    bool hasRate() const { return !m_arrivals.isEmpty(); }
    /// What may be sent at `now` in a run that has begun at `start`.
    Claim claim(TimePoint start, TimePoint now) noexcept;
    /// One that has been handed out does not begin. Not one of the warm-up.
    void giveBack() noexcept { m_givenBack.fetch_add(1, std::memory_order_relaxed); }
    /// The number of one more request, from 0, those of the warm-up included; in a part, of its own
    /// numbers.
    std::uint64_t takeNumber() noexcept {
        return m_arrivals.part().inWhole(m_numbers.fetch_add(1));
    }
    /// How many have been handed out and not given back, without those of the warm-up; 0 if there
    /// are any number.
    std::uint64_t handedOut() const noexcept;
    /// How many are due from the end of the warm-up on and before `time`, since the start, and have
    /// not been handed out, or were given back. By `arrivals`, which are the same as those here: a
    /// copy that no other process can write to.
    std::uint64_t overdue(const Arrivals& arrivals, Clock::duration time) const noexcept;

private:
    Claim claimAtOnce(TimePoint now) noexcept;

    const std::uint64_t m_limit;
    const Arrivals m_arrivals;
    const Clock::duration m_warmUp;
    alignas(64) std::atomic<std::uint64_t> m_taken{0};
    std::atomic<std::uint64_t> m_givenBack{0};
    std::atomic<std::uint64_t> m_next; ///< the position of the next that is due
    std::atomic<std::uint64_t> m_numbers{0};
};

} // namespace loadstone
