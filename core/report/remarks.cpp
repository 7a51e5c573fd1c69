// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/remarks.h"

#include "core/http/redirect.h"
#include "core/report/sentences.h"

#include <algorithm>

namespace loadstone {

bool hasOnlyRedirects(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    const auto leadsElsewhere = [](const auto& entry) { return isRedirect(entry.first); };
    return report.plan.transport.redirects == 0 && totals.ok > 0 && !totals.statuses.empty() &&
           std::ranges::all_of(totals.statuses, leadsElsewhere);
}

std::string onlyFailureOf(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    const auto lines = errorLines(totals, report.plan);
    return totals.ok > 0 || lines.empty() ? "" : lines.front().message;
}

} // namespace loadstone
