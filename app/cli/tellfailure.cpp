// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/tellfailure.h"

#include "app/cli/complain.h"
#include "core/report/loadnoun.h"
#include "core/report/sentences.h"

namespace loadstone {

namespace {

std::string whyNone(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    if (const auto errors = errorLines(totals, report.plan); !errors.empty())
        return errors.front().message;
    return totals.ended() == 0 ? "none was sent" : "none was answered in the time that it had";
}

} // namespace

void tellFailure(const RunReport* last) {
    const std::string one = last != nullptr ? nounOf(last->plan).one : "request";
    complain(
        {"", "not one " + one + " succeeded" + (last != nullptr ? ": " + whyNone(*last) : "")});
}

} // namespace loadstone
