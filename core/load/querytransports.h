// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/workload.h"
#include "core/postgres/sessionplan.h"

namespace loadstone {

/// The transports of real runs: what `plan`, which must be valid, is of decides.
Workload::MakeTransport transportsFor(const LoadPlan& plan, Reach reach);

/// What the sessions of a plan that asks a database have in common. The plan must be valid.
std::shared_ptr<const SessionPlan> sessionPlanOf(const LoadPlan& plan);

} // namespace loadstone
