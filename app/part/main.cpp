// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One of the hosts of a run or an n-gram job: not for people to start. mpirun does, on each host,
// for loadstone-cli.
#include "app/part/countpart.h"
#include "app/part/loadpart.h"

#include "core/base/outofmemory.h"
#include "core/base/parentprocess.h"
#include "core/base/version.h"
#include "core/http/curlglobal.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace loadstone;

namespace {

/// Whether it was told to leave, as all are.
template <typename Program>
bool carryOut(Ranks& ranks) {
    const Program program(ranks);
    return QCoreApplication::exec() == EXIT_SUCCESS;
}

} // namespace

// What is thrown here is a broken invariant and ends the program.
int main(int argc, char** argv) { // NOLINT(bugprone-exception-escape)
    if (argc == 2 &&
        std::string_view(argv[1]) == "--version") { // without MPI, for a check of hosts
        std::puts(LOADSTONE_VERSION);
        return 0;
    }
    if (std::getenv("OMPI_COMM_WORLD_RANK") == nullptr) {
        std::fputs("loadstone-part: this program is started by loadstone-cli --hosts\n", stderr);
        return 2;
    }
    endWhenOutOfMemory();
    leaveWithParent(::getppid());
    Ranks ranks(argc, argv);
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const bool isJob = argc > 1 && std::string_view(argv[1]) == "ngrams";
    if (isJob ? carryOut<CountPart>(ranks) : carryOut<LoadPart>(ranks))
        Ranks::takeLeave();
    std::_Exit(EXIT_SUCCESS);
}
