#include "core/process/loadprogram.h"

#include "core/base/parentprocess.h"
#include "core/loop/loopengine.h"
#include "core/process/sharedload.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace loadstone {

namespace {

int complain(const Error& error) {
    std::fprintf(stderr, "loadstone-load-worker: %s\n", error.message.c_str());
    return EXIT_FAILURE;
}

void awaitEndOfInput() {
    char ignored = 0;
    while (::read(STDIN_FILENO, &ignored, 1) > 0) {
    }
}

// Nobody joins the thread that waits for the parent, so the process ends without tidying up.
[[noreturn]] void carryOut(const SharedLoad& load, int index) {
    const auto own = load.tallies().subspan(static_cast<std::size_t>(index), 1);
    Workload workload(load.plan(), load.state(), own);
    LoopEngine engine(load.plan(), load.processes());
    std::thread([&workload] {
        awaitEndOfInput();
        workload.stop();
    }).detach();
    engine.work(workload, index);
    if (const auto refusal = workload.refusal())
        std::_Exit(complain(*refusal));
    std::_Exit(EXIT_SUCCESS);
}

} // namespace

int runLoadWorker(std::span<char*> arguments) {
    if (arguments.size() != 3 || !leaveWithParent(std::atoi(arguments[0])))
        return EXIT_FAILURE;
    const auto load = SharedLoad::open(std::atoi(arguments[2]));
    if (!load)
        return complain(load.error());
    const int index = std::atoi(arguments[1]);
    if (index < 0 || index >= load->processes())
        return EXIT_FAILURE;
    carryOut(*load, index);
}

} // namespace loadstone
