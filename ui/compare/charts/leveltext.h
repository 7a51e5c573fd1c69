// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <QString>

namespace loadstone {

/// "1,000", or "loop 1,000" where a sweep has several engines.
QString levelText(const SweepLevel& level, bool withEngine);

/// "loop,1000": the columns engine and size of a CSV.
QString levelCsv(LevelId level);

/// What the sizes of a sweep count: "pool size", "connections" or both.
QString sizesText(const SweepPlan& plan);

} // namespace loadstone
