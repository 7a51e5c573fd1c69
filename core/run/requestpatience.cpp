// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/requestpatience.h"

#include "core/run/crewwatch.h"

namespace loadstone {

long looksBetweenRequests(const LoadPlan& plan) {
    if (!plan.requests || plan.hasRate())
        return 0;
    constexpr Milliseconds grace{30'000};
    const Milliseconds most =
        plan.warmUp + plan.transport.connectTimeout + plan.transport.timeout + plan.pause + grace;
    return most / lookPeriod;
}

int looksToOpen(const LoadPlan& plan) {
    return plan.asksDatabase() ? static_cast<int>(plan.transport.connectTimeout / lookPeriod) : 0;
}

} // namespace loadstone
