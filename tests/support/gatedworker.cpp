// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An n-gram worker that waits at the gates that a test has put beside it: it is the real one but
// for that. Its steps, in their order: "map" (told to, nothing done yet), "line" (at a malformed
// line, its partition claimed and half counted), "mapped" (all is committed, the parent does not
// know), "reduce", "claimed" (with a hash partition in hand, which it gives up) and "reduced".
// While there is a closed gate "room" there is little room for spills, so that workers pause.
#include "core/base/parentprocess.h"
#include "core/ngram/work/ngramworker.h"
#include "core/ngram/work/workermessage.h"
#include "tests/support/gate.h"

#include <unistd.h>

#include <cstdlib>
#include <span>

namespace {

using namespace loadstone;

NgramWorker openWorker(std::uint32_t index, std::span<char*> descriptors) {
    JobMemory memory = JobMemory::open(std::atoi(descriptors[0])).value();
    std::vector<SharedMemory> heaps;
    for (char* const heap : descriptors.subspan(1, static_cast<std::size_t>(memory.workers())))
        heaps.push_back(SharedMemory::open(std::atoi(heap), SharedMemory::Access::Parts).value());
    return {std::move(memory), std::move(heaps), index};
}

void send(const WorkerMessage& message) {
    const std::string line = encode(message);
    [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, line.data(), line.size());
}

void takeRoom(char* descriptor, const std::filesystem::path& gates) {
    constexpr std::uint64_t littleRoom = 100'000;
    if (Gate::isClosed(gates, "room"))
        JobMemory::open(dup(std::atoi(descriptor)))->spillBudget() = littleRoom;
}

Expected<void> map(NgramWorker& worker, const std::filesystem::path& gates) {
    Gate::pass(gates, "map");
    auto done = worker.map([&](const MalformedLine& line) {
        Gate::pass(gates, "line");
        send(line);
    });
    Gate::pass(gates, "mapped");
    return done;
}

Expected<void> reduce(NgramWorker& worker, const std::filesystem::path& gates) {
    Gate::pass(gates, "reduce");
    auto done = worker.reduce();
    Gate::pass(gates, "reduced");
    return done;
}

/// What it claims is lost to the others until it has died.
[[noreturn]] void claimAndGiveUp(std::uint32_t index, char* descriptor,
                                 const std::filesystem::path& gates) {
    const auto memory = JobMemory::open(dup(std::atoi(descriptor)));
    memory->reduceBoard().claim(index, memory->slot(index).batch());
    Gate::pass(gates, "claimed");
    std::_Exit(EXIT_FAILURE);
}

} // namespace

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    constexpr std::size_t fewest = 6; // program, task, parent, index, memory, a heap
    if (arguments.size() < fewest || !leaveWithParent(std::atoi(arguments[2])))
        return EXIT_FAILURE;
    const auto gates = std::filesystem::path(arguments[0]).parent_path();
    const auto index = static_cast<std::uint32_t>(std::atoi(arguments[3]));
    NgramWorker worker = openWorker(index, arguments.subspan(4));
    for (char command = 0; read(STDIN_FILENO, &command, 1) == 1;) {
        const bool mustMap = static_cast<WorkerCommand>(command) == WorkerCommand::Map;
        if (!mustMap && Gate::isClosed(gates, "claimed"))
            claimAndGiveUp(index, arguments[4], gates);
        takeRoom(arguments[4], gates);
        const auto done = mustMap ? map(worker, gates) : reduce(worker, gates);
        if (done)
            send(WorkerDone{});
        else
            send(done.error());
    }
    return EXIT_SUCCESS;
}
