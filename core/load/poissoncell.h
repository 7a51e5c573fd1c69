// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>

namespace loadstone {

/// A stretch of a Poisson process in which one event is expected: how many there are, and where in
/// it, from 0 to 1 and in order. A function of seed and number, so the process can be read from any
/// point on, by anybody. Counts of disjoint stretches are independent, and given the count the
/// events lie evenly: Kingman, Poisson Processes, 1993, §2.4.
class PoissonCell {
public:
    static constexpr std::uint64_t mostEvents = 24; ///< more come once in 10^24 cells

    PoissonCell(std::uint64_t seed, std::uint64_t number);

    std::uint64_t size() const { return m_size; }
    double at(std::uint64_t index) const { return m_events.at(index); }

private:
    std::uint64_t m_size = 0;
    std::array<double, mostEvents> m_events{};
};

} // namespace loadstone
