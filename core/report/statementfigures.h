// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json.hpp>

namespace loadstone {

/// What a run has counted of one statement, under its text.
struct StatementFigures {
    std::string sql;
    std::uint64_t count = 0;
    std::uint64_t failed = 0;
    std::uint64_t rows = 0;
    Histogram times{latencyLayout}; ///< of those that did not fail, in microseconds
};

/// Of each text that was asked, in the order in which the queries have them. One that is the whole
/// of each query has the figures of the run.
std::vector<StatementFigures> statementFigures(const RunReport& report);

/// A table with a row for each; empty if those are the figures of the run.
std::string statementsText(const RunReport& report);

nlohmann::ordered_json statementsToJson(const RunReport& report);
/// Into the totals, unless those are the figures of the run. Throws nlohmann::json::exception if
/// keys are missing.
Expected<void> readStatementFigures(const nlohmann::ordered_json& list, Totals& totals);

} // namespace loadstone
