// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// How a check of a run came off, with its number in the plan.
struct CheckOutcome {
    Check check; ///< without secrets
    std::uint64_t passed;
    std::uint64_t failed;

    /// "99.9 %: 999 passed, 1 failed", or that no answer was whole.
    std::string text() const;
    std::uint64_t judged() const { return passed + failed; }
    /// Of the answers that were judged; none if there are none.
    std::optional<double> share() const;
};
std::vector<CheckOutcome> checkOutcomes(const LoadPlan& plan, const CheckCounts& counts);
std::vector<CheckOutcome> checkOutcomes(const RunReport& report);

/// What checks could not see of the bodies that came, a clause each.
std::vector<std::string> checkNotes(const LoadPlan& plan, const Totals& totals);

/// Whether a failed check alone makes a run one that has not passed: not if a threshold of the plan
/// says how many may.
bool mustPassAll(const LoadPlan& plan);

/// A line for each; empty without checks.
std::string checksText(const RunReport& report);

} // namespace loadstone
