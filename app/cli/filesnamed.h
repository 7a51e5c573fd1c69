// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <string>
#include <vector>

namespace loadstone {

/// The files that a plan names itself, and that are read when it is carried out.
std::vector<std::string> filesNamedBy(const LoadPlan& plan);

} // namespace loadstone
