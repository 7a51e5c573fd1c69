// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/poolrule.h"

#include "core/sweep/sweepreport.h"

namespace loadstone {

std::optional<PoolRule> poolRuleOf(const SweepReport& report) {
    const LoadPlan& plan = report.plan.plan;
    const bool isKnown =
        plan.asksDatabase() && report.environment.cores > 0 && report.database.isHere;
    return isKnown ? std::optional(PoolRule{report.environment.cores}) : std::nullopt;
}

} // namespace loadstone
