// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/poissoncell.h"

#include "core/base/mixed.h"

#include <algorithm>

namespace loadstone {

namespace {

/// From 0 to below 1.
double uniform(std::uint64_t word) {
    return static_cast<double>(mixed(word) >> 11) * 0x1p-53;
}

/// By inversion: what is left of the probability, event by event.
std::uint64_t poissonOfOne(double chance) {
    constexpr double none = 0.36787944117144233; // 1/e
    std::uint64_t events = 0;
    for (double probability = none; chance >= probability && events < PoissonCell::mostEvents;) {
        chance -= probability;
        ++events;
        probability /= static_cast<double>(events);
    }
    return events;
}

} // namespace

PoissonCell::PoissonCell(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t word = mixed(mixed(seed + goldenStep) + number * goldenStep);
    m_size = poissonOfOne(uniform(word));
    for (std::uint64_t i = 0; i < m_size; ++i)
        m_events.at(i) = uniform(word += goldenStep);
    std::sort(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(m_size));
}

} // namespace loadstone
