// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/framebytes.h"
#include "core/stats/totals.h"

namespace loadstone {

/// Appends totals as a frame has them in its newest version.
void appendTotals(std::string& to, const Totals& totals);

/// Reads those of a frame of this version.
void readTotals(FrameReader& from, Totals& totals, std::uint64_t version);

} // namespace loadstone
