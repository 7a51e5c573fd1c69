// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

namespace loadstone {

struct SweepReport;

/// The common formula for the size of a pool of connections, cores × 2 + spindles: advice that a
/// sweep is compared with. A value.
struct PoolRule {
    std::uint64_t cores = 0; ///< of the machine of the database
    int spindles = 1;        ///< disks that work at a time

    int size() const { return static_cast<int>(cores) * 2 + spindles; }
    bool operator==(const PoolRule&) const = default;
};

/// None if no database was asked, or if it was elsewhere, so that its cores are not known.
std::optional<PoolRule> poolRuleOf(const SweepReport& report);

} // namespace loadstone
