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

std::string usedUpFeedOf(const RunReport& report) {
    const LoadPlan& plan = report.plan;
    const auto once = std::ranges::find(plan.feeds, FeedChoice::Order::Once, &FeedChoice::order);
    if (once == plan.feeds.end() || report.ending != Ending::Completed)
        return {};
    const auto time = plan.countedTime();
    const bool isEarly = plan.requests ? report.snapshot.totals.started < *plan.requests
                                       : time && report.snapshot.elapsed < *time;
    return isEarly ? once->file.substr(once->file.rfind('/') + 1) : std::string();
}

std::string onlyFailureOf(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    const auto lines = errorLines(totals, report.plan);
    return totals.ok > 0 || lines.empty() ? "" : lines.front().message;
}

} // namespace loadstone
