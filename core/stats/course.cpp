// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/course.h"

#include <algorithm>
#include <numeric>

namespace loadstone {

namespace {

constexpr std::uint64_t enoughForARecord = 100; ///< chance makes a tenth of such a count
constexpr std::uint64_t enoughForAPoint = 20;
constexpr std::size_t fewestPoints = 8;

std::uint64_t okOf(const Interval& interval) {
    return interval.requests - std::min(interval.errors, interval.requests);
}

std::vector<Interval> joined(const std::vector<Interval>& timeline, std::size_t each) {
    std::vector<Interval> result;
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (i % each == 0)
            result.push_back({timeline[i].start, timeline[i].end, 0, 0, {}});
        result.back().end = timeline[i].end;
        result.back().requests += timeline[i].requests;
        result.back().errors += timeline[i].errors;
    }
    return result;
}

} // namespace

double okRate(const Interval& interval) {
    const double seconds = (interval.end - interval.start).count();
    return seconds > 0 ? static_cast<double>(okOf(interval)) / seconds : 0;
}

std::optional<double> bestOkRate(const std::vector<Interval>& timeline) {
    std::optional<double> best;
    std::uint64_t count = 0;
    std::size_t from = 0;
    for (const Interval& last : timeline) {
        count += okOf(last);
        while (count >= enoughForARecord) {
            const double seconds = (last.end - timeline[from].start).count();
            if (seconds > 0)
                best = std::max(best.value_or(0), static_cast<double>(count) / seconds);
            count -= okOf(timeline[from++]);
        }
    }
    return best;
}

std::optional<Seconds> brokenSince(const std::vector<Interval>& timeline) {
    constexpr std::ptrdiff_t enough = 3;
    const auto isOk = [](const Interval& interval) { return okOf(interval) > 0; };
    const auto last = std::find_if(timeline.rbegin(), timeline.rend(), isOk);
    const auto failures = std::count_if(
        timeline.rbegin(), last, [](const Interval& interval) { return interval.errors > 0; });
    if (last == timeline.rend() || failures < enough)
        return std::nullopt;
    return last->end;
}

std::vector<Interval> joinedForRates(const std::vector<Interval>& timeline) {
    const auto all = std::accumulate(
        timeline.begin(), timeline.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Interval& interval) { return sum + interval.requests; });
    std::size_t each = 1;
    while (all < enoughForAPoint * (timeline.size() / each) &&
           timeline.size() / (2 * each) >= fewestPoints)
        each *= 2;
    return each == 1 ? timeline : joined(timeline, each);
}

} // namespace loadstone
