// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/target/target.h"
#include "app/cli/target/targetend.h"

namespace loadstone {

/// Serves a throw-away database with the tables of a small shop until the end, as runTarget()
/// does.
int serveDatabase(const TargetOptions& options, const TargetEnd& end);

} // namespace loadstone
