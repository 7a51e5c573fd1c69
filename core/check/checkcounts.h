// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/check.h"

#include <array>
#include <cstdint>
#include <numeric>

namespace loadstone {

/// How many answers have passed each check of a run, and how many not. Unused ones are 0.
struct CheckCounts {
    using Counts = std::array<std::uint64_t, mostChecks>;

    Counts passed{};
    Counts failed{};
    std::uint64_t cutBodies = 0; ///< longer than what a check could look at

    std::uint64_t passedInAll() const {
        return std::accumulate(passed.begin(), passed.end(), std::uint64_t{0});
    }
    /// How often an answer was judged by a check.
    std::uint64_t judged() const {
        return std::accumulate(failed.begin(), failed.end(), passedInAll());
    }
    /// Of the judgements; 0 if there is none.
    double passedShare() const {
        return judged() == 0 ? 0
                             : static_cast<double>(passedInAll()) / static_cast<double>(judged());
    }
    void add(const CheckCounts& part) {
        for (std::size_t i = 0; i < mostChecks; ++i) {
            passed[i] += part.passed[i];
            failed[i] += part.failed[i];
        }
        cutBodies += part.cutBodies;
    }

    bool operator==(const CheckCounts&) const = default;
};

} // namespace loadstone
