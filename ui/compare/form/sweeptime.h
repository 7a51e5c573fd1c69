// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepplan.h"

#include <QString>

namespace loadstone {

/// How long a sweep by duration takes, if none of its runs is left out.
Seconds expectedTime(const SweepPlan& plan);

/// "21 runs, about 32 s"; by requests nobody knows the time before.
QString sweepTimeText(const SweepPlan& plan);

} // namespace loadstone
