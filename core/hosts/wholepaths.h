// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <string>

namespace loadstone {

/// The same file by its whole path; as it is if there is none.
std::string wholePath(const std::string& path);

/// `plan` with the files that it names by their whole paths: other hosts begin in another folder.
LoadPlan withWholePaths(LoadPlan plan);

} // namespace loadstone
