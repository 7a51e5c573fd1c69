// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "core/sweep/sweepreport.h"

#include <string_view>
#include <variant>

namespace loadstone {

/// What a file of results holds: a run, a sweep or an n-gram job.
using ResultReport = std::variant<RunReport, SweepReport, NgramReport>;

/// Reads what encodeRun, encodeSweep or encodeNgrams wrote. A file that is none of them gives an
/// error with an empty field.
Expected<ResultReport> decodeResult(std::string_view text);

} // namespace loadstone
