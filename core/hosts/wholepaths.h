// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

namespace loadstone {

/// `plan` with the files that it names by their whole paths: other hosts begin in another folder.
LoadPlan withWholePaths(LoadPlan plan);

} // namespace loadstone
