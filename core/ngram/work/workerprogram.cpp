// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/workerprogram.h"

#include "core/base/parentprocess.h"
#include "core/ngram/work/ngramworker.h"
#include "core/ngram/work/workermessage.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <new>

namespace loadstone {

namespace {

void send(const WorkerMessage& message) {
    const std::string line = encode(message);
    // Shorter than a pipe takes at once; if nobody reads any more, the end is near anyway.
    [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, line.data(), line.size());
}

Expected<NgramWorker> openWorker(std::uint32_t index, std::span<char*> descriptors) {
    auto memory = JobMemory::open(std::atoi(descriptors[0]));
    if (!memory)
        return tl::unexpected(memory.error());
    std::vector<SharedMemory> heaps;
    const auto workers = static_cast<std::size_t>(memory->workers());
    if (index >= workers || descriptors.size() <= workers)
        return fail("", "the worker was started with too few descriptors");
    for (char* const descriptor : descriptors.subspan(1, workers)) {
        auto heap = SharedMemory::open(std::atoi(descriptor), SharedMemory::Access::Parts);
        if (!heap)
            return tl::unexpected(heap.error());
        heaps.push_back(std::move(*heap));
    }
    return NgramWorker(std::move(*memory), std::move(heaps), index);
}

Expected<void> carryOut(NgramWorker& worker, WorkerCommand command) {
    try {
        return command == WorkerCommand::Map
                   ? worker.map([](const MalformedLine& line) { send(line); })
                   : worker.reduce();
    } catch (const std::bad_alloc&) {
        return fail("workers", "a worker has run out of memory; use fewer workers or count fewer "
                               "files at once");
    }
}

int obey(NgramWorker& worker) {
    for (char command = 0; read(STDIN_FILENO, &command, 1) == 1;) {
        const auto done = carryOut(worker, static_cast<WorkerCommand>(command));
        if (done)
            send(WorkerDone{});
        else
            send(done.error());
    }
    return EXIT_SUCCESS;
}

} // namespace

int runNgramWorker(std::span<char*> arguments) {
    constexpr std::size_t fewest = 4;
    if (arguments.size() < fewest || !leaveWithParent(std::atoi(arguments[0])))
        return EXIT_FAILURE;
    std::signal(SIGXFSZ, SIG_IGN); // a limit of file sizes is an error of the write then
    auto worker =
        openWorker(static_cast<std::uint32_t>(std::atoi(arguments[1])), arguments.subspan(2));
    if (worker)
        return obey(*worker);
    send(worker.error());
    return EXIT_FAILURE;
}

} // namespace loadstone
