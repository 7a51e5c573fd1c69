// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/clockwords.h"

#include "core/base/units.h"
#include "core/report/loadnoun.h"
#include "core/report/sizenoun.h"

#include <algorithm>

namespace loadstone {

namespace {

/// A stretch of a run's time without an answer.
struct Silence {
    Seconds begin{0};
    Seconds length{0};
};

Silence longestSilence(const std::vector<Interval>& timeline) {
    Silence longest;
    Silence now;
    for (const Interval& interval : timeline) {
        if (interval.requests > 0) {
            now.length = Seconds(0);
            continue;
        }
        if (now.length == Seconds(0))
            now.begin = interval.start;
        now.length += interval.end - interval.start;
        if (now.length > longest.length)
            longest = now;
    }
    return longest;
}

/// The stretch in which the server stalled: far longer than its answers take, and than what may lie
/// between two requests.
std::optional<Silence> stallOf(const RunReport& report) {
    constexpr Seconds shortest{0.3};
    constexpr double times = 5;
    const Silence silence = longestSilence(report.snapshot.timeline);
    const Seconds usual = Microseconds(report.snapshot.totals.serviceOk.quantile(0.5));
    const double rate = report.plan.rate ? report.plan.rate->perSecond : 0;
    const Seconds gap{rate > 0 ? 1 / rate : 0};
    const bool isLong = silence.length >= std::max({shortest, times * usual, times * gap});
    return isLong && report.plan.stages.empty() ? std::optional(silence) : std::nullopt;
}

/// How long this program stood still, if that was too long.
std::optional<double> standstillOf(const RunReport& report) {
    if (report.validity)
        for (const Signal& signal : report.validity->readings)
            if (signal.kind == SignalKind::Standstill && !signal.ok)
                return signal.value;
    return std::nullopt;
}

ClockGap gapOf(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    if (totals.waits == 0 && totals.lateStarts == 0)
        return ClockGap::None;
    constexpr double few = 0.01;
    const auto started = static_cast<double>(totals.started);
    if (static_cast<double>(totals.waits + totals.lateStarts) < few * started)
        return ClockGap::Few;
    if (standstillOf(report))
        return ClockGap::Standstill;
    if (totals.lateStarts > totals.waits)
        return ClockGap::Late;
    return stallOf(report) ? ClockGap::ServerStall : ClockGap::NoFreeUser;
}

std::string shareText(std::uint64_t part, const Totals& totals) {
    return formatShare(static_cast<double>(part) /
                       static_cast<double>(std::max<std::uint64_t>(1, totals.started))) +
           " of the requests";
}

std::string freeUser(const RunReport& report) {
    return "a free " + singularOf(unitsOf(report.plan.engine));
}

std::string reasonFor(ClockGap gap, const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    std::string waited = shareText(totals.waits, totals) + " had to wait for " + freeUser(report) +
                         " before they could leave: response time counts that wait, service "
                         "time does not.";
    switch (gap) {
    case ClockGap::None:
    case ClockGap::Few:
        break;
    case ClockGap::Standstill:
        return "Loadstone or this machine stood still for " +
               formatTime(
                   std::chrono::duration<double, std::milli>(standstillOf(report).value_or(0))) +
               ", so requests left late: that was not the server.";
    case ClockGap::Late:
        return shareText(totals.lateStarts, totals) + " left over 1 ms late though there was " +
               freeUser(report) + ": this machine was late, and not the server.";
    case ClockGap::ServerStall: {
        const Silence stall = stallOf(report).value_or(Silence{});
        return "The server answered nothing for " + formatTime(stall.length) + " from " +
               formatTime(stall.begin) + " on, and " + waited;
    }
    case ClockGap::NoFreeUser:
        return waited;
    }
    return {};
}

ClockWords wordsOfRequests(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    if (!report.snapshot.overdue || totals.latencyOk.empty())
        return {};
    const ClockGap gap = gapOf(report);
    if (gap == ClockGap::None)
        return {gap, "Response and service time agree: no request had to wait.", ""};
    if (gap == ClockGap::Few)
        return {gap,
                "Response and service time agree, but for " +
                    shareText(totals.waits + totals.lateStarts, totals) +
                    ", which left over 1 ms after they were due.",
                ""};
    const auto p99 = [](const Histogram& times) {
        return formatTime(Microseconds(times.quantile(0.99)));
    };
    return {gap,
            "p99 is " + p99(totals.latencyOk) + " from when a request was due, and " +
                p99(totals.serviceOk) + " from when it left.",
            reasonFor(gap, report)};
}

} // namespace

ClockWords clockWords(const RunReport& report) {
    const ClockWords words = wordsOfRequests(report);
    return {words.gap, spokenOf(report.plan, words.sentence), spokenOf(report.plan, words.reason)};
}

} // namespace loadstone
