// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/histogram.h"

#include <vector>

namespace loadstone {

/// What a run has counted of one statement of its queries.
struct StatementTotals {
    std::uint64_t failed = 0;
    std::uint64_t rows = 0;
    Histogram times{coarseLayout}; ///< of those that did not fail, in microseconds

    std::uint64_t count() const { return times.total() + failed; }
    void add(const StatementTotals& part) {
        failed += part.failed;
        rows += part.rows;
        times.add(part.times);
    }
    bool operator==(const StatementTotals&) const = default;
};

/// Adds to each what a part has of it.
void addStatements(std::vector<StatementTotals>& totals, const std::vector<StatementTotals>& part);

} // namespace loadstone
