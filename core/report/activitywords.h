// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string>
#include <vector>

namespace loadstone {

/// What a database was busy with besides, while the runs of a sweep were on, and how much it has
/// changed meanwhile: a sentence each.
std::vector<std::string> activitySentences(const std::vector<LevelActivity>& activities);

} // namespace loadstone
