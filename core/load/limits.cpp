// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/limits.h"

#include "core/base/controlgroup.h"
#include "core/base/cpu.h"
#include "core/base/descriptors.h"
#include "core/base/units.h"
#include "core/check/answerjudge.h"
#include "core/http/parsedurl.h"
#include "core/load/localports.h"
#include "core/load/systemtasks.h"
#include "core/load/threadtrial.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace loadstone {

namespace {

constexpr std::uint64_t kib = 1024;
constexpr std::uint64_t mib = 1024 * kib;

/// The outputs of a command, a name's look-up, files that are read for a moment, libraries.
constexpr std::uint64_t descriptorsForTheRest = 24;

std::uint64_t positive(int count) {
    return static_cast<std::uint64_t>(std::max(0, count));
}

/// Two ends by which the thread is woken and its connection; while it looks a name up, two ends for
/// that and two for the resolver.
constexpr std::uint64_t descriptorsOfThread = 6;
/// An epoll set, and what wakes it.
constexpr std::uint64_t descriptorsOfLoop = 2;
/// Two pipes, and two ends that tell how the start and the life of a child end.
constexpr std::uint64_t descriptorsOfChild = 5;
/// Memory that is shared with all children.
constexpr std::uint64_t descriptorsOfCrew = 2;
/// Who reads the server's own figures, and its look-up of their host.
constexpr int threadsOfMetrics = 2;
constexpr std::uint64_t descriptorsOfMetrics = 6;

/// Of a connection to a database, not measured but reckoned: libpq's two buffers of 16 KiB, its
/// records, and as much as TLS needs, which it uses if the server does.
constexpr std::uint64_t memoryOfSession = 96 * kib;

/// What each further one added to the memory in use, with 1,000 to 6,000 of them on Debian 12
/// (x86-64), rounded up: a thread 52 KiB, with a body to send 116, and over TLS 170; a connection
/// of a loop or a process 0.8 KiB, and over TLS 47. The kernel's buffers are not within.
std::uint64_t memoryOfConnection(const LoadPlan& plan) {
    if (plan.asksDatabase())
        return memoryOfSession + (plan.engine == EngineKind::Pool ? 64 * kib : 0);
    if (plan.engine == EngineKind::Pool)
        return isTls(plan.request) ? 192 * kib : 128 * kib;
    return isTls(plan.request) ? 48 * kib : 1 * kib;
}

/// What a check that needs whole bodies keeps, beside what comes out of memoryForBodies(): a body,
/// and the one before.
std::uint64_t memoryOfChecks(const LoadPlan& plan) {
    return std::ranges::any_of(plan.checks, &Check::needsWholeBody) ? 2 * AnswerJudge::ownRoom : 0;
}

void lower(std::optional<std::uint64_t>& least, std::optional<std::uint64_t> candidate) {
    if (candidate)
        least = least ? std::min(*least, *candidate) : candidate;
}

/// Memory that the machine can still give without swapping.
std::optional<std::uint64_t> memoryAvailable() {
    std::ifstream in("/proc/meminfo");
    const std::string key = "MemAvailable:";
    for (std::string word; in >> word;)
        if (std::uint64_t amount = 0; word == key && in >> amount)
            return amount * kib;
    return std::nullopt;
}

std::optional<std::uint64_t> memoryLeft(const ControlGroups& groups) {
    std::optional<std::uint64_t> left = memoryAvailable();
    lower(left, groups.memoryLeft());
    return left;
}

/// "1 thread", "8 threads".
std::string sizeOf(const Demand& demand) {
    const std::string units = unitsOf(demand.engine);
    return demand.size == 1 ? "1 " + units.substr(0, units.size() - 1)
                            : formatCount(positive(demand.size)) + " " + units;
}

std::string needs(const Demand& demand) {
    return demand.size == 1 ? " needs " : " need ";
}

Expected<void> checkDescriptors(const Demand& demand, const Limits& limits) {
    const std::uint64_t here = limits.openDescriptors + demand.descriptors + descriptorsForTheRest;
    const std::uint64_t needed = std::max(here, demand.childDescriptors);
    if (!limits.descriptors || needed <= *limits.descriptors)
        return {};
    return fail("threads", sizeOf(demand) + needs(demand) + formatCount(needed) +
                               " open files, but the hard limit is " +
                               formatCount(*limits.descriptors) + "; use fewer " +
                               unitsOf(demand.engine) + " or raise it (ulimit -Hn)");
}

Expected<void> checkTasks(const Demand& demand, const Limits& limits) {
    const std::uint64_t needed = positive(demand.threads) + 2 * positive(demand.processes);
    if (!limits.tasksLeft || needed <= *limits.tasksLeft)
        return {};
    return fail("threads", "the system allows only " + counted(*limits.tasksLeft, "thread") +
                               " more, and " + formatCount(needed) +
                               " are needed; use fewer or raise the limit (ulimit -u, pids.max of "
                               "the control group)");
}

Expected<void> checkMemory(const Demand& demand, const Limits& limits) {
    if (!limits.memoryLeft || demand.memory <= *limits.memoryLeft)
        return {};
    return fail("threads",
                sizeOf(demand) + needs(demand) + formatBytes(static_cast<double>(demand.memory)) +
                    " of memory, but only " + formatBytes(static_cast<double>(*limits.memoryLeft)) +
                    " are left; use fewer " + unitsOf(demand.engine));
}

Expected<void> checkPorts(const Demand& demand, const Limits& limits) {
    if (!limits.portsLeft || positive(demand.size) <= *limits.portsLeft)
        return {};
    return fail("threads", sizeOf(demand) + " to one address" + needs(demand) +
                               "as many local ports, but only " + formatCount(*limits.portsLeft) +
                               " are left; use fewer " + unitsOf(demand.engine) +
                               " or widen the range (sysctl net.ipv4.ip_local_port_range)");
}

// Which are taken is looked up only if that can matter: the table of connections may be long.
std::uint64_t portsLeft(const LoadPlan& plan) {
    const LocalPorts ports;
    const std::uint64_t all = ports.count();
    if (2 * positive(plan.threads) < all)
        return all;
    ParsedUrl url;
    url.set(CURLUPART_URL, plan.request.url);
    std::string host = url.part(CURLUPART_HOST).value_or("");
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    const std::string port = url.part(CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("0");
    const auto number = static_cast<std::uint16_t>(std::strtoul(port.c_str(), nullptr, 10));
    return all - std::min(all, ports.usedTo(host, number));
}

Expected<void> tryOut(const Demand& demand) {
    const ThreadTrial trial = tryThreads(demand.threads, workerStackBytes, demand.memory);
    if (trial.started < demand.threads)
        return fail("threads", "the system gave only " +
                                   counted(positive(trial.started), "thread") + " of " +
                                   formatCount(positive(demand.threads)) +
                                   "; use fewer or raise its limits (ulimit -v for memory, "
                                   "ulimit -u for threads)");
    if (!trial.hasMemory)
        return fail("threads", sizeOf(demand) + needs(demand) +
                                   formatBytes(static_cast<double>(demand.memory)) +
                                   " of memory, which the system does not give; use fewer or "
                                   "raise its limits (ulimit -v)");
    return {};
}

} // namespace

Demand demandOf(const LoadPlan& plan) {
    Demand demand{plan.engine, plan.threads};
    const int loops = std::min(static_cast<int>(coreCount()), std::max(1, plan.threads));
    demand.memory =
        16 * mib + positive(plan.threads) * (memoryOfConnection(plan) + memoryOfChecks(plan));
    switch (plan.engine) {
    case EngineKind::Pool:
        demand.threads = plan.threads;
        demand.descriptors = positive(plan.threads) * descriptorsOfThread;
        break;
    case EngineKind::Loop:
        demand.threads = loops + 1; // and one that looks the host up
        demand.descriptors = positive(plan.threads) + positive(loops) * descriptorsOfLoop;
        break;
    case EngineKind::Process:
        demand.threads = 1;
        demand.processes = loops;
        demand.descriptors = positive(loops) * descriptorsOfChild + descriptorsOfCrew;
        demand.childDescriptors = positive((plan.threads + loops - 1) / loops) + descriptorsOfLoop +
                                  descriptorsForTheRest;
        break;
    }
    if (!plan.metrics.url.empty()) {
        demand.threads += threadsOfMetrics;
        demand.descriptors += descriptorsOfMetrics;
    }
    return demand;
}

std::uint64_t memoryForBodies(int processes) {
    constexpr std::uint64_t ifUnknown = 1024 * mib;
    return memoryLeft(ControlGroups()).value_or(ifUnknown) / 2 / positive(std::max(1, processes));
}

Limits readLimits(const LoadPlan& plan) {
    Limits limits;
    if (!plan.transport.spreadAddresses) // how many there are is not known yet
        limits.portsLeft = portsLeft(plan);
    limits.descriptors = descriptorLimits().hard;
    limits.openDescriptors = openDescriptors();
    const ControlGroups groups;
    limits.tasksLeft = tasksLeftOnMachine();
    lower(limits.tasksLeft, tasksLeftForUser());
    lower(limits.tasksLeft, groups.tasksLeft());
    limits.memoryLeft = memoryLeft(groups);
    return limits;
}

Expected<void> checkLimits(const Demand& demand, const Limits& limits) {
    if (auto fits = checkDescriptors(demand, limits); !fits)
        return fits;
    if (auto fits = checkTasks(demand, limits); !fits)
        return fits;
    if (auto fits = checkPorts(demand, limits); !fits)
        return fits;
    return checkMemory(demand, limits);
}

Expected<void> makeRoomFor(const LoadPlan& plan) {
    const Demand demand = demandOf(plan);
    if (auto fits = checkLimits(demand, readLimits(plan)); !fits)
        return fits;
    raiseDescriptorLimit();
    return tryOut(demand);
}

} // namespace loadstone
