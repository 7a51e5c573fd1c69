// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/progresspieces.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The columns that a terminal takes for a text in UTF-8: two for a wide character, none for a mark
/// on the one before.
int columnsOf(std::string_view text);

/// A bar and the pieces, in no more than `columns`: the bar gets shorter first, then what is worth
/// least goes, and what is left is cut if it must be. `share` is from 0 to 1.
std::string fittedLine(double share, std::vector<ProgressPiece> pieces, int columns);

} // namespace loadstone
