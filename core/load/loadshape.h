// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/arrivals.h"
#include "core/load/crowd.h"
#include "core/load/findings.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// The load that a plan asks for, as data. With a rate each request has a time at which it is due;
/// the warm-up is sent at the rate with which the load begins.
Arrivals arrivalsOf(const LoadPlan& plan);

/// How many users may have a request in flight, over time; empty without stages of users.
Crowd crowdOf(const LoadPlan& plan);

/// How many requests each user has in flight at once: one, or as many as the pipeline has room for.
int inFlightByUser(const LoadPlan& plan);

/// How many requests count if all goes by plan: as many as asked for, or as a rate makes in the
/// time, and as are to be expected if they come by chance. None: as many as there will be.
std::optional<std::uint64_t> plannedRequests(const LoadPlan& plan);

/// Finds what is wrong with the rate, the stages and what belongs to them.
void checkShape(const LoadPlan& plan, Findings& found);

} // namespace loadstone
