// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/jobmemory.h"

#include "core/base/version.h"
#include "core/ngram/memory/heap.h"
#include "core/ngram/memory/jobdescription.h"
#include "core/ngram/memory/memorylayout.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <string_view>

namespace loadstone {

namespace {

/// Differs between programs of different versions, or with another layout of their memory.
constexpr std::uint64_t magicOf(std::string_view version,
                                std::initializer_list<std::size_t> sizes) {
    constexpr std::uint64_t prime = 1099511628211; // of FNV-1a, as is the first value
    std::uint64_t magic = 14695981039346656037U;
    for (const char c : version)
        magic = (magic ^ static_cast<unsigned char>(c)) * prime;
    for (const std::size_t size : sizes)
        magic = (magic ^ size) * prime;
    return magic;
}

template <typename T>
void makeAll(std::span<T> array) {
    std::uninitialized_default_construct(array.begin(), array.end());
}

} // namespace

struct JobMemory::Header {
    std::uint64_t magic = 0; ///< magicOf what follows
    std::uint64_t workers = 0;
    std::uint64_t mapTasks = 0;

    // Offsets of what follows.
    std::uint64_t slots = 0;
    std::uint64_t claims = 0; ///< Task of each map task, then of each reduce task
    std::uint64_t tasks = 0;
    std::uint64_t heapParts = 0;
    std::uint64_t results = 0;
    std::uint64_t nextResults = 0;
    std::uint64_t description = 0;

    // What several processes write, each on a cache line of its own.
    alignas(128) std::atomic<std::uint64_t> mapCursor{0};
    alignas(128) std::atomic<std::uint64_t> reduceCursor{0};
    alignas(128) std::atomic<std::uint64_t> spillBytes{0};
    alignas(128) std::atomic<bool> cancelled{false};
    std::atomic<std::uint64_t> spillBudget{UINT64_MAX};
};

std::uint64_t JobMemory::magic() {
    return magicOf(LOADSTONE_VERSION, {sizeof(Header), sizeof(WorkerSlot), sizeof(Task),
                                       sizeof(MapTask), sizeof(HeapPart), sizeof(ResultPlace),
                                       JobDescription::layoutSize(), Heap::bytes});
}

Expected<JobMemory> JobMemory::create(const NgramJob& job,
                                      const std::vector<Partition>& partitions) {
    Header header;
    auto memory = SharedMemory::create("loadstone-ngrams", layOut(header, job, partitions));
    if (!memory)
        return tl::unexpected(memory.error());
    JobMemory created(std::move(*memory));
    Header& made = *new (created.m_memory.data()) Header;
    std::memcpy(static_cast<void*>(&made), &header, offsetof(Header, mapCursor));
    makeAll(created.array<WorkerSlot>(made.slots, made.workers));
    makeAll(created.array<Task>(made.claims, made.mapTasks + hashPartitions));
    makeAll(created.array<MapTask>(made.tasks, made.mapTasks));
    makeAll(created.heapParts());
    makeAll(created.results());
    makeAll(created.nextResults());
    JobDescription::write(created.m_memory.data() + made.description, job, partitions);
    return created;
}

std::uint64_t JobMemory::layOut(Header& header, const NgramJob& job,
                                const std::vector<Partition>& partitions) {
    MemoryLayout layout;
    layout.place<Header>(1);
    header.magic = magic();
    header.workers = static_cast<std::uint64_t>(job.workers);
    header.mapTasks = partitions.size();
    header.slots = layout.place<WorkerSlot>(header.workers);
    header.claims = layout.place<Task>(header.mapTasks + hashPartitions);
    header.tasks = layout.place<MapTask>(header.mapTasks);
    header.heapParts = layout.place<HeapPart>(header.workers);
    header.results = layout.place<ResultPlace>(hashPartitions);
    header.nextResults = layout.place<ResultPlace>(hashPartitions);
    header.description = layout.place<std::byte>(JobDescription::bytesFor(job, partitions));
    return layout.size();
}

Expected<JobMemory> JobMemory::open(int descriptor) {
    auto memory = SharedMemory::open(descriptor, SharedMemory::Access::Write);
    if (!memory)
        return tl::unexpected(memory.error());
    if (memory->size() < sizeof(Header))
        return fail("", "the shared memory is not that of a job");
    JobMemory job(std::move(*memory));
    if (job.header().magic != magic())
        return fail("", "the worker and the program that started it are of different versions");
    return job;
}

JobMemory::Header& JobMemory::header() const {
    return *std::launder(reinterpret_cast<Header*>(m_memory.data()));
}

template <typename T>
std::span<T> JobMemory::array(std::uint64_t offset, std::uint64_t count) const {
    return {reinterpret_cast<T*>(m_memory.data() + offset), count};
}

int JobMemory::workers() const {
    return static_cast<int>(header().workers);
}

NgramOptions JobMemory::options() const {
    return JobDescription(m_memory.data() + header().description).options();
}

Partition JobMemory::partition(std::size_t task) const {
    return JobDescription(m_memory.data() + header().description).partition(task);
}

WorkerSlot& JobMemory::slot(std::uint32_t worker) const {
    return array<WorkerSlot>(header().slots, header().workers)[worker];
}

TaskBoard JobMemory::mapBoard() const {
    return {array<Task>(header().claims, header().mapTasks), header().mapCursor};
}

MapTask& JobMemory::mapTask(std::size_t task) const {
    return array<MapTask>(header().tasks, header().mapTasks)[task];
}

bool JobMemory::isMapped() const {
    return std::ranges::all_of(array<MapTask>(header().tasks, header().mapTasks),
                               [](const MapTask& task) { return task.isMapped.load(); });
}

TaskBoard JobMemory::reduceBoard() const {
    const std::uint64_t behind = header().claims + header().mapTasks * sizeof(Task);
    return {array<Task>(behind, hashPartitions), header().reduceCursor};
}

std::atomic<bool>& JobMemory::cancelled() const {
    return header().cancelled;
}

std::atomic<std::uint64_t>& JobMemory::spillBytes() const {
    return header().spillBytes;
}

std::atomic<std::uint64_t>& JobMemory::spillBudget() const {
    return header().spillBudget;
}

std::span<HeapPart> JobMemory::heapParts() const {
    return array<HeapPart>(header().heapParts, header().workers);
}

std::span<ResultPlace> JobMemory::results() const {
    return array<ResultPlace>(header().results, hashPartitions);
}

std::span<ResultPlace> JobMemory::nextResults() const {
    return array<ResultPlace>(header().nextResults, hashPartitions);
}

void JobMemory::swapResults() const {
    std::swap(header().results, header().nextResults);
}

} // namespace loadstone
