// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/requestpatience.h"

#include "core/run/loadrun.h"

namespace loadstone {

long looksBetweenRequests(const LoadPlan& plan) {
    if (!plan.requests || plan.hasRate())
        return 0;
    constexpr Milliseconds grace{30'000};
    const Milliseconds most =
        plan.warmUp + plan.transport.connectTimeout + plan.transport.timeout + plan.pause + grace;
    return most / LoadRun::samplingPeriod;
}

} // namespace loadstone
