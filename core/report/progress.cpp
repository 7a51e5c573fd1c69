// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/progress.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

Progress ofRequests(const Snapshot& snapshot, std::uint64_t planned) {
    const std::uint64_t done = std::min(planned, snapshot.totals.completed());
    if (planned == 0)
        return {};
    Progress progress{static_cast<double>(done) / static_cast<double>(planned), std::nullopt};
    if (const double rate = recentRate(snapshot.timeline); rate > 0)
        progress.left = Seconds(static_cast<double>(planned - done) / rate);
    return progress;
}

Progress ofDuration(const Snapshot& snapshot, Seconds planned) {
    const Seconds elapsed = std::min(snapshot.elapsed, planned);
    if (planned <= Seconds(0))
        return {};
    return {elapsed / planned, planned - elapsed};
}

std::string wholePercent(double share) {
    return std::to_string(static_cast<int>(share * 100)) + " %";
}

} // namespace

double recentRate(const std::vector<Interval>& timeline) {
    constexpr Seconds window{1};
    std::uint64_t requests = 0;
    Seconds time{0};
    for (auto interval = timeline.rbegin(); interval != timeline.rend() && time < window;
         ++interval) {
        requests += interval->requests;
        time += interval->end - interval->start;
    }
    return time > Seconds(0) ? static_cast<double>(requests) / time.count() : 0;
}

Progress progressOf(const Snapshot& snapshot, const LoadPlan& plan) {
    if (plan.requests)
        return ofRequests(snapshot, *plan.requests);
    return ofDuration(snapshot, plan.countedTime().value_or(Milliseconds(1)));
}

std::vector<ProgressPiece> progressPieces(const Snapshot& snapshot, const LoadPlan& plan) {
    const Progress progress = progressOf(snapshot, plan);
    const std::string amount =
        plan.requests
            ? formatCount(snapshot.totals.completed()) + " of " + formatCount(*plan.requests)
            : formatTime(snapshot.elapsed) + " of " +
                  formatTime(plan.countedTime().value_or(Milliseconds(1)));
    std::vector<ProgressPiece> pieces{{amount, Worth::Amount},
                                      {wholePercent(progress.share), Worth::Share}};
    if (!plan.requests && snapshot.planned)
        pieces.push_back({formatCount(snapshot.totals.completed()) + " of " +
                              formatCount(*snapshot.planned) + " answered",
                          Worth::Detail});
    if (progress.left)
        pieces.push_back({formatTime(*progress.left) + " left", Worth::TimeLeft});
    // What takes longer than a moment may be hanging.
    constexpr Seconds moment{1};
    if (snapshot.oldestInFlight && *snapshot.oldestInFlight >= moment)
        pieces.push_back({"oldest in flight " + formatTime(*snapshot.oldestInFlight)});
    return pieces;
}

std::string databaseWaitText(Seconds waited, Seconds longest) {
    return "waiting for the database to be back (" + formatNumber(std::floor(waited.count()), 0) +
           " of " + formatNumber(longest.count(), 0) + " s)";
}

std::string progressText(const Snapshot& snapshot, const LoadPlan& plan) {
    return joined(progressPieces(snapshot, plan));
}

} // namespace loadstone
