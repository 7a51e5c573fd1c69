#include "core/report/remarks.h"

#include "core/report/sentences.h"

#include <algorithm>

namespace loadstone {

bool hasOnlyRedirects(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    constexpr std::array redirects{301, 302, 303, 307, 308};
    const auto isRedirect = [&](const auto& entry) {
        return std::ranges::count(redirects, entry.first) > 0;
    };
    return report.plan.transport.redirects == 0 && totals.ok > 0 && !totals.statuses.empty() &&
           std::ranges::all_of(totals.statuses, isRedirect);
}

std::string onlyFailureOf(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    const auto lines = errorLines(totals, report.plan);
    return totals.ok > 0 || lines.empty() ? "" : lines.front().message;
}

} // namespace loadstone
