// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/sentences.h"
#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// Why a query failed, as a clause without a full stop.
std::string queryErrorText(ErrorClass errorClass, int code, const LoadPlan& plan);

/// Adds to the line of an error what the database said of it, with its SQLSTATE in full.
void addWhatWasSaid(ErrorLine& line, const std::string& said, const LoadPlan& plan);

/// What was asked of which database, in the first lines of a report.
std::string askedText(const RunReport& report);

/// What was known of a database before it was asked, as a sentence; empty if nothing was.
std::string databaseText(const DatabaseFacts& facts, const LoadPlan& plan);

/// How often transactions were tried again, as a sentence; empty if none was.
std::string conflictNote(const RunReport& report);

} // namespace loadstone
