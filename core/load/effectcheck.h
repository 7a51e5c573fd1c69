// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/findings.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// Which settings of a plan would change nothing beside the others, though somebody has given them.
/// The plan's URLs may be wrong.
void checkEffects(const LoadPlan& plan, Findings& found);

} // namespace loadstone
