// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string_view>
#include <variant>

namespace loadstone {

/// What a file of results holds: a run or a sweep.
using ResultReport = std::variant<RunReport, SweepReport>;

/// Reads what encodeRun or encodeSweep wrote. A file that is neither gives an error with an empty
/// field.
Expected<ResultReport> decodeResult(std::string_view text);

} // namespace loadstone
