// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runevidence.h"

#include "core/load/loadshape.h"

#include <algorithm>

namespace loadstone {

namespace {

double secondsOf(double microseconds) {
    return microseconds / 1e6;
}

std::uint64_t errorsOf(const Totals& totals, ErrorClass errorClass) {
    std::uint64_t count = 0;
    for (const auto& [error, times] : totals.errors)
        count += error.first == errorClass ? times : 0;
    return count;
}

std::optional<double> asNumber(const std::optional<std::uint64_t>& count) {
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

/// The ages of what was cut off, and the lag of our own loops.
void addAges(RunEvidence& into, const Totals& totals) {
    const Histogram& ages = totals.abortedAges;
    into.hasAllTimes = ages.total() == totals.aborted;
    into.requestSeconds += secondsOf(static_cast<double>(ages.sum()));
    if (!ages.empty())
        into.oldestAge = secondsOf(static_cast<double>(ages.max()));
    if (!totals.lag.empty())
        into.lag = secondsOf(static_cast<double>(totals.lag.quantile(0.99)));
}

void addCounts(RunEvidence& into, const Snapshot& snapshot) {
    const Totals& totals = snapshot.totals;
    const Histogram all = totals.latencyAll();
    into.window = snapshot.elapsed.count();
    into.completed = totals.completed();
    into.failed = totals.failed;
    into.medianLatency = secondsOf(static_cast<double>(all.quantile(0.5)));
    into.meanLatency = secondsOf(all.mean());
    into.tailLatency = secondsOf(static_cast<double>(all.quantile(0.999)));
    into.maxLatency = secondsOf(static_cast<double>(all.max()));
    into.requestSeconds = secondsOf(static_cast<double>(all.sum()));
    addAges(into, totals);
    into.portErrors = errorsOf(totals, ErrorClass::NoLocalPort);
    into.descriptorErrors = errorsOf(totals, ErrorClass::NoDescriptor);
    into.opened = totals.connectionsOpened;
}

void addPlan(RunEvidence& into, const LoadPlan& plan) {
    into.users = crowdOf(plan).meanUsers(plan.threads, Seconds(into.window)) * inFlightByUser(plan);
    if (plan.requests)
        into.users = std::min(into.users, static_cast<double>(*plan.requests));
    into.endsByCount = plan.requests.has_value();
    into.idealOpened = asNumber(plan.idealConnections());
}

/// What a rate asked for, and what came of it.
void addPace(RunEvidence& into, const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    into.hasRate = report.plan.hasRate();
    into.isSteady = report.plan.stages.empty();
    if (!into.hasRate || totals.started == 0)
        return;
    const auto started = static_cast<double>(totals.started);
    into.late = static_cast<double>(totals.lateStarts) / started;
    into.waited = static_cast<double>(totals.waits) / started;
    if (const auto overdue = asNumber(report.snapshot.overdue))
        into.sent = started / (started + *overdue);
    // Twice what lies between two, and one more; of a part, between two of its own.
    const double gaps = 3 * double(report.plan.part.of);
    into.usualGap = into.isSteady ? gaps / report.plan.rate->perSecond : into.window;
}

/// All that the run has opened is an upper bound of the ports that it holds; the sockets that the
/// machine has more than before are another, and the ports that there are a third.
std::optional<double> portsUsed(const RunEvidence& run, const MachineUse& use) {
    if (!use.sockets)
        return std::nullopt;
    const double opened = std::max(static_cast<double>(run.opened), run.users);
    const double held = std::min(opened, static_cast<double>(*use.sockets));
    return run.portRange > 0 ? std::min(held, run.portRange) : held;
}

void addMachine(RunEvidence& into, const RunReport& report, const RunSurroundings& around) {
    const MachineUse& use = around.machine;
    into.cores = static_cast<double>(std::max<std::uint64_t>(1, report.environment.cores));
    into.ownCores = use.ownCores;
    into.busiestThread = use.busiestThread;
    into.machineBusy = use.busy;
    into.stolen = use.stolen;
    if (use.standstill)
        into.standstill = use.standstill->count();
    if (use.waited && into.completed > 0)
        into.runQueue = use.waited->count() / static_cast<double>(into.completed);
    into.portRange = asNumber(around.localPorts).value_or(0);
    into.portsUsed = portsUsed(into, use);
    into.descriptorLimit = asNumber(around.descriptorLimit).value_or(0);
    into.descriptorsUsed = asNumber(use.descriptors);
}

void addCourse(RunEvidence& into, const std::vector<Interval>& timeline) {
    std::vector<double> rates;
    std::vector<double> latencies;
    for (const Interval& interval : timeline) {
        rates.push_back(interval.requestsPerSecond());
        if (interval.latency)
            latencies.push_back(secondsOf(static_cast<double>(interval.latency->p50.count())));
        if (interval.requests > 0)
            into.silence = 0;
        else
            into.silence += (interval.end - interval.start).count();
    }
    into.rateDrift = driftOf(rates);
    into.latencyDrift = driftOf(latencies);
}

} // namespace

RunEvidence evidenceOf(const RunReport& report, const RunSurroundings& surroundings) {
    RunEvidence evidence;
    addCounts(evidence, report.snapshot);
    addPlan(evidence, report.plan);
    addPace(evidence, report);
    addMachine(evidence, report, surroundings);
    addCourse(evidence, report.snapshot.timeline);
    evidence.workersLost = surroundings.workersLost;
    evidence.openedEarly = asNumber(surroundings.openedEarly);
    evidence.targetIsHere = surroundings.targetIsHere;
    return evidence;
}

} // namespace loadstone
