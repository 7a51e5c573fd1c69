// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/absence.h"

#include "core/postgres/sqlstate.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isOfAbsence(ErrorClass failure, int code) {
    const std::string_view state = sqlStateAt(code).state;
    const bool isOfServer = state == "57P02" || state == "57P03";
    if (failure == ErrorClass::Connect)
        return state.empty() || state == "57P01" || isOfServer;
    return failure == ErrorClass::Sql && isOfServer;
}

} // namespace

bool wasAway(const RunReport& report) {
    if (!report.plan.asksDatabase())
        return false;
    return std::ranges::any_of(report.snapshot.totals.failures(report.plan.expected),
                               [](const auto& failure) {
                                   const auto [errorClass, code] = failure.first;
                                   return failure.second > 0 && isOfAbsence(errorClass, code);
                               });
}

bool saysAbsence(const Error& error) {
    return error.field == "url";
}

} // namespace loadstone
