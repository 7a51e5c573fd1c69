// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string_view>

namespace loadstone {

/// How files name the end of a run or of a sweep.
std::string_view nameOf(Ending ending);
/// What they say that is not known is taken for an end as planned.
Ending endingNamed(std::string_view name);

} // namespace loadstone
