// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/signals.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

// The limits are a little above what quiet machines show and far below what disturbed ones do;
// tests/bench/validity.sh prints both.
constexpr double mostOwnCpu = 0.8;
constexpr double mostOfOneThread = 0.95;
constexpr double mostOfMachine = 0.9;
constexpr double mostStolen = 0.05;
constexpr double longestStandstill = 0.5; ///< seconds, as all times here
constexpr double mostLag = 0.001;
constexpr double lagShare = 0.1; ///< of the latency, if that is more
constexpr double mostPorts = 0.8;
constexpr double descriptorsInReserve = 4;
constexpr double mostLate = 0.01; ///< of the requests
constexpr double mostWaited = 0.5;
constexpr double leastSent = 0.98; ///< of what was due
constexpr double mostResidual = 0.05;
constexpr double ownTimePerRequest = 100e-6; ///< between two requests of one user
constexpr double mostReopened = 0.05;        ///< of the requests
constexpr double mostOpenedEarly = 0.02;     ///< of the users
constexpr double leastEarly = 3;
constexpr double mostDrift = 0.2;
constexpr double certainT = 5;
constexpr double shortestSilence = 0.5;
constexpr double youngestHanging = 0.1;
constexpr double leastRequests = 100;
constexpr double leastWindow = 0.2;
constexpr double mostFailed = 0.1;

constexpr double percent = 100; ///< in a whole
constexpr double ms = 1000;     ///< in a second

std::optional<double> times(std::optional<double> value, double unit) {
    return value ? std::optional(*value * unit) : std::nullopt;
}

Signal atMost(SignalKind kind, std::optional<double> value, double limit, double basis = 0) {
    return {kind, value, limit, basis, 0, !value || *value <= limit};
}

Signal shareAtMost(SignalKind kind, std::optional<double> share, double limit, double basis = 0) {
    return atMost(kind, times(share, percent), limit * percent, basis);
}

Signal timeAtMost(SignalKind kind, std::optional<double> time, double limit, double basis = 0) {
    return atMost(kind, times(time, ms), limit * ms, basis);
}

std::optional<double> shareOf(std::optional<double> part, double whole) {
    return part && whole > 0 ? std::optional(*part / whole) : std::nullopt;
}

Signal ports(const RunEvidence& run) {
    Signal signal =
        atMost(SignalKind::Ports, run.portsUsed, mostPorts * run.portRange, run.portRange);
    signal.faults = static_cast<double>(run.portErrors);
    signal.ok = run.portErrors == 0 && (signal.ok || run.portRange <= 0);
    return signal;
}

Signal descriptors(const RunEvidence& run) {
    const double limit = run.descriptorLimit;
    Signal signal = atMost(SignalKind::Descriptors, run.descriptorsUsed,
                           std::max(0.0, limit - descriptorsInReserve), limit);
    signal.faults = static_cast<double>(run.descriptorErrors);
    signal.ok = run.descriptorErrors == 0 && (signal.ok || limit <= 0);
    return signal;
}

/// Little's law: of N users in a closed loop, X·R have a request in flight. What is missing is time
/// in which users had none. A few of them lack the rest of a request at either end of the window.
Signal little(const RunEvidence& run) {
    const double whole = run.users * run.window;
    if (whole <= 0 || run.completed == 0)
        return {SignalKind::Little, std::nullopt, std::nullopt, run.users, 0, true};
    const auto completed = static_cast<double>(run.completed);
    const double residual = std::abs(whole - run.requestSeconds) / whole;
    const double atEnds = (run.endsByCount ? run.maxLatency : run.meanLatency) / run.window;
    const double ownTime = ownTimePerRequest * completed / whole;
    const bool isJudged =
        run.hasAllTimes && static_cast<double>(run.failed) <= mostFailed * completed;
    if (!isJudged)
        return {SignalKind::Little, residual * percent, std::nullopt, run.users, 0, true};
    return shareAtMost(SignalKind::Little, residual, mostResidual + atEnds + ownTime, run.users);
}

Signal rateReached(const RunEvidence& run) {
    const bool ok = !run.sent || *run.sent >= leastSent;
    return {SignalKind::RateReached, times(run.sent, percent), leastSent * percent, 0, 0, ok};
}

bool isOfRate(SignalKind kind) {
    return kind == SignalKind::LateStarts || kind == SignalKind::Waited ||
           kind == SignalKind::RateReached;
}

Signal connections(const RunEvidence& run) {
    const auto opened = static_cast<double>(run.opened);
    if (!run.idealOpened)
        return {SignalKind::Connections, opened, std::nullopt, 0, 0, true};
    const double limit =
        *run.idealOpened + std::ceil(mostReopened * static_cast<double>(run.completed));
    return atMost(SignalKind::Connections, opened, limit, *run.idealOpened);
}

/// A server that closes connections now and then has them opened all along, and half as many in a
/// third of the time as in the other two.
Signal earlyConnections(const RunEvidence& run) {
    if (!run.openedEarly || !run.idealOpened)
        return {SignalKind::EarlyConnections, std::nullopt, std::nullopt, run.users, 0, true};
    const double later = (static_cast<double>(run.opened) - *run.openedEarly) / 2;
    const double chance = later + 3 * std::sqrt(later);
    const double limit =
        std::max(leastEarly, std::ceil(mostOpenedEarly * run.users)) + std::ceil(chance);
    return atMost(SignalKind::EarlyConnections, run.openedEarly, limit, run.users);
}

Signal warmUp(const RunEvidence& run) {
    Signal worst{SignalKind::WarmUp, std::nullopt, mostDrift * percent, 0, 0, true};
    for (const auto& drift : {run.rateDrift, run.latencyDrift}) {
        if (!drift || !run.isSteady)
            continue;
        const double change = std::abs(drift->ratio - 1) * percent;
        const bool ok = change <= *worst.limit || std::abs(drift->t) < certainT;
        if (!worst.value || (worst.ok && !ok) || (worst.ok == ok && change > *worst.value)) {
            worst.value = change;
            worst.ok = ok;
        }
    }
    return worst;
}

Signal sample(const RunEvidence& run) {
    const auto completed = static_cast<double>(run.completed);
    return {SignalKind::Sample, completed, leastRequests, 0, 0, completed >= leastRequests};
}

Signal span(const RunEvidence& run) {
    return {SignalKind::Span, ms * run.window, ms * leastWindow, 0, 0, run.window >= leastWindow};
}

Signal targetHere(const RunEvidence& run) {
    return {SignalKind::TargetHere, run.targetIsHere ? 1.0 : 0.0, std::nullopt, 0, 0, true};
}

std::vector<Signal> allSignalsOf(const RunEvidence& run) {
    const double lag = std::max(mostLag, lagShare * run.medianLatency);
    const double runQueue = std::max(mostLag, lagShare * run.meanLatency);
    return {
        shareAtMost(SignalKind::OwnCpu, shareOf(run.ownCores, run.cores), mostOwnCpu, run.cores),
        shareAtMost(SignalKind::BusiestThread, run.busiestThread, mostOfOneThread),
        shareAtMost(SignalKind::MachineCpu, run.machineBusy, mostOfMachine, run.cores),
        shareAtMost(SignalKind::Stolen, run.stolen, mostStolen),
        timeAtMost(SignalKind::Standstill, run.standstill, longestStandstill),
        timeAtMost(SignalKind::Lag, run.lag, lag, run.medianLatency),
        shareAtMost(SignalKind::LateStarts, run.late, mostLate),
        timeAtMost(SignalKind::RunQueue, run.runQueue, runQueue, run.meanLatency),
        ports(run),
        descriptors(run),
        atMost(SignalKind::Workers, static_cast<double>(run.workersLost), 0),
        little(run),
        shareAtMost(SignalKind::Waited, run.waited, mostWaited),
        rateReached(run),
        connections(run),
        earlyConnections(run),
        warmUp(run),
        timeAtMost(SignalKind::OldestInFlight, run.oldestAge,
                   std::max(youngestHanging, 2 * run.tailLatency), run.tailLatency),
        timeAtMost(SignalKind::Silence, run.silence,
                   std::max({shortestSilence, 2 * run.tailLatency, run.usualGap}), run.tailLatency),
        sample(run),
        span(run),
        targetHere(run),
    };
}

} // namespace

std::vector<Signal> signalsOf(const RunEvidence& run) {
    std::vector<Signal> signals = allSignalsOf(run);
    std::erase_if(signals, [&](const Signal& signal) {
        return run.hasRate ? signal.kind == SignalKind::Little : isOfRate(signal.kind);
    });
    return signals;
}

} // namespace loadstone
