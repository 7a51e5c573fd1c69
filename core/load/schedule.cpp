// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/schedule.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

constexpr std::uint64_t noLimit = std::numeric_limits<std::uint64_t>::max();

std::uint64_t limitOf(std::optional<std::uint64_t> requests, const Arrivals& arrivals) {
    const std::uint64_t asked = requests.value_or(noLimit);
    return arrivals.isEmpty() ? asked : std::min(asked, arrivals.count());
}

} // namespace

Schedule::Schedule(std::optional<std::uint64_t> requests, const Arrivals& arrivals)
    : m_limit(limitOf(requests, arrivals)), m_arrivals(arrivals) {}

Claim Schedule::claim(TimePoint start, TimePoint now) noexcept {
    if (!hasRate())
        return claimAtOnce(now);
    std::uint64_t number = m_taken.load(std::memory_order_relaxed);
    while (number < m_limit) {
        const TimePoint due = start + m_arrivals.due(number);
        if (now < due)
            return NotBefore{due};
        if (m_taken.compare_exchange_weak(number, number + 1, std::memory_order_relaxed))
            return Turn{due};
    }
    return Over{};
}

Claim Schedule::claimAtOnce(TimePoint now) noexcept {
    if (m_limit == noLimit || m_taken.fetch_add(1, std::memory_order_relaxed) < m_limit)
        return Turn{now};
    return Over{};
}

std::uint64_t Schedule::handedOut() const noexcept {
    return std::min(m_taken.load(), m_limit);
}

} // namespace loadstone
