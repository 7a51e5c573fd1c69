// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <QString>

namespace loadstone {

/// What a plan sends and how, in a clause: "POST, 3 headers, a body of 52 B; timeout, redirect".
/// Behind the semicolon are the settings of its connection that are not as by default.
QString takenText(const LoadPlan& plan);

} // namespace loadstone
