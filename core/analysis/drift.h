// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>

namespace loadstone {

/// How the first third of a series differs from the rest.
struct Drift {
    double ratio = 1; ///< of the two medians, first to rest
    double t = 0;     ///< Welch's t of the two means: beyond some 5 it is not chance

    bool operator==(const Drift&) const = default;
};

/// None where there is too little to tell, or nothing but zeros in one part.
std::optional<Drift> driftOf(std::span<const double> series);

} // namespace loadstone
