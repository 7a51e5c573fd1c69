// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/findings.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// What is wrong with how the requests of a plan reach their host. Looks at no file.
void checkConnection(const LoadPlan& plan, Findings& found);

} // namespace loadstone
