#include "core/process/sharedload.h"

#include "core/base/version.h"
#include "core/load/planjson.h"

#include <array>
#include <cstring>
#include <memory>
#include <new>

namespace loadstone {

struct SharedLoad::Header {
    Header(const LoadPlan& plan, int processCount, std::size_t planSize)
        : processes(static_cast<std::size_t>(processCount)),
          planBytes(planSize),
          state(plan.requests, processCount) {
        std::strncpy(version.data(), LOADSTONE_VERSION, version.size() - 1);
    }

    std::uint64_t magic = 0x6c6f6164'73746e32; // changes with the layout
    std::array<char, 32> version{};
    std::size_t processes;
    std::size_t planBytes;
    alignas(128) WorkloadState state;
    // The tallies follow, and the plan's bytes.

    std::size_t planOffset() const { return sizeof(Header) + processes * sizeof(Tally); }
    std::size_t size() const { return planOffset() + planBytes; }
};

namespace {

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
    const std::string bytes = encodePlan(plan);
    const Header header(plan, processes, bytes.size());
    auto memory = SharedMemory::create("loadstone-load", header.size());
    if (!memory)
        return tl::unexpected(memory.error());
    SharedLoad load(std::move(*memory), plan);
    new (load.m_memory.data()) Header(plan, processes, bytes.size());
    const auto tallies = load.tallies();
    std::uninitialized_default_construct(tallies.begin(), tallies.end());
    std::memcpy(load.m_memory.data() + header.planOffset(), bytes.data(), bytes.size());
    return load;
}

Expected<SharedLoad> SharedLoad::open(int descriptor) {
    auto memory = SharedMemory::open(descriptor, SharedMemory::Access::Write);
    if (!memory)
        return tl::unexpected(memory.error());
    auto plan = readPlan(*memory);
    if (!plan)
        return tl::unexpected(plan.error());
    return SharedLoad(std::move(*memory), std::move(*plan));
}

Expected<LoadPlan> SharedLoad::readPlan(const SharedMemory& memory) {
    const Header expected(LoadPlan(), 1, 0);
    const auto* header = reinterpret_cast<const Header*>(memory.data());
    if (memory.size() < sizeof(Header) || header->magic != expected.magic ||
        header->version != expected.version || memory.size() != header->size())
        return fail("", "the run was started by another version of Loadstone");
    const auto* bytes = reinterpret_cast<const char*>(memory.data() + header->planOffset());
    return decodePlan({bytes, header->planBytes});
}

SharedLoad::Header& SharedLoad::header() const {
    return *std::launder(reinterpret_cast<Header*>(m_memory.data()));
}

int SharedLoad::processes() const {
    return static_cast<int>(header().processes);
}

WorkloadState& SharedLoad::state() const {
    return header().state;
}

std::span<Tally> SharedLoad::tallies() const {
    auto* first = reinterpret_cast<Tally*>(m_memory.data() + sizeof(Header));
    return {first, header().processes};
}

void SharedLoad::settle(int process, int signal) const {
    raiseTo(state().leftAt, Clock::now());
    tallies()[static_cast<std::size_t>(process)].settle(lostTo(signal, state().stopped));
}

void SharedLoad::settleTickets(int process, int signal) const {
    std::uint64_t begun = 0;
    for (const Tally& tally : tallies())
        begun += tally.started();
    const std::uint64_t taken = state().schedule.handedOut();
    Tally& tally = tallies()[static_cast<std::size_t>(process)];
    for (; begun < taken; ++begun)
        tally.begin();
    tally.settle(lostTo(signal, state().stopped));
}

} // namespace loadstone
