// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/schedule.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

constexpr std::uint64_t noLimit = std::numeric_limits<std::uint64_t>::max();

} // namespace

Schedule::Schedule(std::optional<std::uint64_t> requests, const Arrivals& arrivals,
                   Clock::duration warmUp)
    : m_limit(requests.value_or(noLimit)),
      m_arrivals(arrivals),
      m_warmUp(warmUp),
      m_next(arrivals.first()) {}

// Whoever dies between the two additions has taken a request with it that nobody has counted.
Claim Schedule::claim(TimePoint start, TimePoint now) noexcept {
    if (!hasRate())
        return claimAtOnce(now);
    std::uint64_t position = m_next.load(std::memory_order_relaxed);
    while (m_taken.load(std::memory_order_relaxed) < m_limit) {
        const auto due = m_arrivals.due(position);
        if (!due)
            break;
        if (now < start + *due)
            return NotBefore{start + *due};
        if (!m_next.compare_exchange_weak(position, m_arrivals.after(position),
                                          std::memory_order_relaxed))
            continue;
        const bool isOfWarmUp = *due < m_warmUp;
        if (isOfWarmUp && now >= start + m_warmUp) // its backlog is none of the load that counts
            position = m_next.load(std::memory_order_relaxed);
        else if (isOfWarmUp || m_taken.fetch_add(1, std::memory_order_relaxed) < m_limit)
            return Turn{start + *due, {}, false};
    }
    return Over{};
}

Claim Schedule::claimAtOnce(TimePoint now) noexcept {
    if (m_limit == noLimit || m_taken.fetch_add(1, std::memory_order_relaxed) < m_limit)
        return Turn{now, {}, false};
    return Over{};
}

std::uint64_t Schedule::handedOut() const noexcept {
    const std::uint64_t taken = std::min(m_taken.load(), m_limit);
    return taken - std::min(taken, m_givenBack.load());
}

std::uint64_t Schedule::overdue(const Arrivals& arrivals, Clock::duration time) const noexcept {
    const std::uint64_t next = m_next.load();
    const std::uint64_t ofWarmUp = arrivals.countFrom(next, std::min(m_warmUp, time));
    const std::uint64_t due = arrivals.countFrom(next, time);
    return std::min(due - std::min(due, ofWarmUp) + m_givenBack.load(), m_limit - handedOut());
}

} // namespace loadstone
