// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/findings.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// Finds what is wrong with what a database is asked.
void checkQueries(const LoadPlan& plan, Findings& found);

/// Finds settings that have nothing to do with what the plan is of.
void checkBelonging(const LoadPlan& plan, Findings& found);

} // namespace loadstone
