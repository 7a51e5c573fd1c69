// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// How a check of a run came off, with its number in the plan.
struct CheckOutcome {
    const Check& check;
    std::uint64_t passed;
    std::uint64_t failed;

    /// "99.9 %: 999 passed, 1 failed", or that no answer was whole.
    std::string text() const;
};
std::vector<CheckOutcome> checkOutcomes(const RunReport& report);

/// Whether a failed check alone makes a run one that has not passed: not if a threshold of the plan
/// says how many may.
bool mustPassAll(const LoadPlan& plan);

/// A line for each; empty without checks.
std::string checksText(const RunReport& report);

} // namespace loadstone
