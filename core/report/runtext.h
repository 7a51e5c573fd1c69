// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// The summary for a terminal, in the blocks and words of hey and oha, with units.
std::string summaryText(const RunReport& report);

} // namespace loadstone
