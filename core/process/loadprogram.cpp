// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/process/loadprogram.h"

#include "core/base/outofmemory.h"
#include "core/base/parentprocess.h"
#include "core/load/plandata.h"
#include "core/loop/loopengine.h"
#include "core/process/endofinput.h"
#include "core/process/sharedload.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace loadstone {

namespace {

int complain(const Error& error) {
    std::fprintf(stderr, "loadstone-load-worker: %s\n", error.message.c_str());
    return EXIT_FAILURE;
}

Expected<void> watchInput(const EndOfInput& input, Workload& workload) {
    try {
        std::thread([input, &workload] {
            input.await();
            workload.stop();
        }).detach();
    } catch (const std::system_error&) {
        return fail("", "the system gives no more threads (ulimit -u, pids.max)");
    }
    return {};
}

// Nobody joins the thread that waits for the parent, so the process ends without tidying up.
[[noreturn]] void carryOut(const SharedLoad& load, int index, const Reach& reach,
                           std::shared_ptr<const RequestData> data, const EndOfInput& input) {
    const auto place = static_cast<std::size_t>(index);
    const auto queries = load.queries();
    const TallyShards own(load.tallies().subspan(place, 1),
                          queries.empty() ? queries : queries.subspan(place, 1));
    Workload workload(load.plan(), load.state(), own);
    LoopEngine engine(withData(load.plan(), data.get()), load.processes(), reach);
    workload.setData(std::move(data));
    if (const auto watched = watchInput(input, workload); !watched)
        std::_Exit(complain(watched.error()));
    engine.work(workload, index);
    if (const auto refusal = workload.refusal())
        std::_Exit(complain(*refusal));
    std::_Exit(EXIT_SUCCESS);
}

} // namespace

int runLoadWorker(std::span<char*> arguments) {
    endWhenOutOfMemory();
    const EndOfInput input;
    if (arguments.size() != 4 || !leaveWithParent(std::atoi(arguments[0])))
        return EXIT_FAILURE;
    const int index = std::atoi(arguments[1]);
    const auto load = SharedLoad::open({std::atoi(arguments[2]), std::atoi(arguments[3])}, index);
    if (!load)
        return complain(load.error());
    auto reach = Reach::of(load->plan().request, load->plan().transport);
    if (!reach)
        return complain(reach.error());
    reach->addresses = {std::shared_ptr<void>(), &load->addresses()};
    const LoadPlan& plan = load->plan();
    auto data = openData(plan);
    if (!data)
        return complain(data.error());
    carryOut(*load, index, *reach, std::move(*data), input);
}

} // namespace loadstone
