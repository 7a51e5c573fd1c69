// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/process/sharedload.h"

#include "core/base/version.h"
#include "core/http/connectroute.h"
#include "core/load/loadshape.h"
#include "core/load/planjson.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

namespace loadstone {

namespace {

/// What the sealed memory begins with; the plan's bytes follow.
struct Preface {
    std::uint64_t magic = 0x6c6f6164'73746e36; // changes with the layout
    std::array<char, 32> version{};
    std::int64_t processes = 0;
};

Preface prefaceFor(int processes) {
    Preface preface;
    std::strncpy(preface.version.data(), LOADSTONE_VERSION, preface.version.size() - 1);
    preface.processes = processes;
    return preface;
}

/// What all workers write; their tallies follow.
struct Shared {
    Shared(const LoadPlan& plan, int processes) : state(processes, plan) {}

    WorkloadState state;
    alignas(128) AddressBook addresses;
};

constexpr std::size_t onPage(std::size_t offset) {
    return (offset + 4095) / 4096 * 4096;
}

// On pages of their own, as a child may write to its own tally and to no other.
constexpr std::size_t tallyOffset = onPage(sizeof(Shared));

Shared& sharedIn(const SharedMemory& memory) {
    return *std::launder(reinterpret_cast<Shared*>(memory.data()));
}

/// Behind all tallies, on pages of their own.
std::size_t queriesOffset(int processes) {
    return onPage(tallyOffset + static_cast<std::size_t>(processes) * sizeof(Tally));
}

std::size_t writtenSize(const LoadPlan& plan, int processes) {
    const std::size_t each = plan.asksDatabase() ? sizeof(QueryTally) : 0;
    return queriesOffset(processes) + static_cast<std::size_t>(processes) * each;
}

/// So that the child of this number may write what is its own.
Expected<void> allowOwn(const SharedMemory& written, const LoadPlan& plan, int processes,
                        std::size_t process) {
    auto allowed = written.allowWriting(0, sizeof(Shared)).and_then([&] {
        return written.allowWriting(tallyOffset + process * sizeof(Tally), sizeof(Tally));
    });
    if (!allowed || !plan.asksDatabase())
        return allowed;
    return written.allowWriting(queriesOffset(processes) + process * sizeof(QueryTally),
                                sizeof(QueryTally));
}

tl::unexpected<Error> otherVersion() {
    return fail("", "the run was started by another version of Loadstone");
}

Expected<int> readProcesses(const SharedMemory& sealed) {
    const Preface expected = prefaceFor(0);
    Preface preface;
    if (sealed.size() < sizeof preface)
        return otherVersion();
    std::memcpy(&preface, sealed.data(), sizeof preface);
    if (preface.magic != expected.magic || preface.version != expected.version ||
        preface.processes < 1)
        return otherVersion();
    return static_cast<int>(preface.processes);
}

Expected<LoadPlan> readPlan(const SharedMemory& sealed) {
    return decodePlan({reinterpret_cast<const char*>(sealed.data()) + sizeof(Preface),
                       sealed.size() - sizeof(Preface)});
}

/// What came of requests whose process has died.
Exchange lostTo(int signal, bool stopped) {
    Exchange lost;
    lost.aborted = stopped;
    lost.error = ErrorClass::Worker;
    lost.code = signal;
    return lost;
}

} // namespace

Expected<SharedLoad> SharedLoad::create(const LoadPlan& plan, int processes) {
    const Preface preface = prefaceFor(processes);
    std::string bytes(reinterpret_cast<const char*>(&preface), sizeof preface);
    bytes += encodePlan(plan);
    auto sealed = SharedMemory::createSealed("loadstone-plan", bytes);
    if (!sealed)
        return tl::unexpected(sealed.error());
    auto written = SharedMemory::create("loadstone-load", writtenSize(plan, processes));
    if (!written)
        return tl::unexpected(written.error());
    SharedLoad load(std::move(*sealed), std::move(*written), plan, processes);
    new (load.m_written.data()) Shared(plan, processes);
    const auto tallies = load.tallies();
    std::uninitialized_default_construct(tallies.begin(), tallies.end());
    for (Tally& tally : tallies)
        tally.setOneWriter();
    const auto queries = load.queries();
    std::uninitialized_default_construct(queries.begin(), queries.end());
    for (std::size_t i = 0; i < queries.size(); ++i)
        tallies[i].pairWith(queries[i]);
    // Others are published when they are found.
    load.addresses().publish(ConnectRoute::of(plan.request.url, plan.transport).known());
    return load;
}

Expected<SharedLoad> SharedLoad::open(const Descriptors& descriptors, int process) {
    auto sealed = SharedMemory::open(descriptors[0], SharedMemory::Access::Read);
    if (!sealed)
        return tl::unexpected(sealed.error());
    auto written = SharedMemory::open(descriptors[1], SharedMemory::Access::Read);
    if (!written)
        return tl::unexpected(written.error());
    const auto processes = readProcesses(*sealed);
    if (!processes)
        return tl::unexpected(processes.error());
    auto plan = readPlan(*sealed);
    if (!plan)
        return tl::unexpected(plan.error());
    if (process < 0 || process >= *processes || written->size() != writtenSize(*plan, *processes))
        return otherVersion();
    const auto writable = allowOwn(*written, *plan, *processes, static_cast<std::size_t>(process));
    if (!writable)
        return tl::unexpected(writable.error());
    written->closeDescriptor();
    return SharedLoad(std::move(*sealed), std::move(*written), std::move(*plan), *processes);
}

WorkloadState& SharedLoad::state() const {
    return sharedIn(m_written).state;
}

AddressBook& SharedLoad::addresses() const {
    return sharedIn(m_written).addresses;
}

std::span<Tally> SharedLoad::tallies() const {
    auto* first = reinterpret_cast<Tally*>(m_written.data() + tallyOffset);
    return {first, static_cast<std::size_t>(m_processes)};
}

std::span<QueryTally> SharedLoad::queries() const {
    auto* first = reinterpret_cast<QueryTally*>(m_written.data() + queriesOffset(m_processes));
    return {first, m_plan.asksDatabase() ? static_cast<std::size_t>(m_processes) : 0};
}

void SharedLoad::settle(int process, int signal, TimePoint when) const {
    raiseTo(state().leftAt, when);
    state().marks.at(static_cast<std::size_t>(process)).oldestBegun = 0;
    tallies()[static_cast<std::size_t>(process)].settle(lostTo(signal, state().stopped != 0), when);
}

void SharedLoad::settleTickets(int process, int signal) const {
    std::uint64_t begun = 0;
    for (const Tally& tally : tallies())
        begun += tally.started();
    const std::uint64_t taken =
        std::min(state().schedule.handedOut(), plannedRequests(m_plan).value_or(0));
    Tally& tally = tallies()[static_cast<std::size_t>(process)];
    if (begun < taken)
        tally.begin(taken - begun);
    tally.settle(lostTo(signal, state().stopped != 0), Clock::now());
}

} // namespace loadstone
