// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/stats/totals.h"

#include <string>
#include <vector>

namespace loadstone {

/// One row of a run's errors: what happened, how often, in words.
struct ErrorLine {
    ErrorClass errorClass = ErrorClass::Other;
    int code = 0; ///< CURLcode; the status for ErrorClass::Status, the signal for Worker
    std::string message;
    std::uint64_t count = 0;
    std::string state = {}; ///< the SQLSTATE of a database, or its class
    std::string said = {};  ///< what a database said of the first
};

/// "404 Not Found"; the number alone where the standard has no name for it.
std::string statusText(int status);

/// Why a transfer failed, as a clause without a full stop.
std::string errorText(ErrorClass errorClass, int code, const TransportOptions& transport);
/// The same of a run by this plan.
std::string errorText(ErrorClass errorClass, int code, const LoadPlan& plan);

/// All that went wrong, most frequent first: failed transfers and statuses that were not expected.
std::vector<ErrorLine> errorLines(const Totals& totals, const LoadPlan& plan);

} // namespace loadstone
