// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker that dies over whatever partition it gets: what a bug in the real one would look like to
// its parent.
#include "core/ngram/memory/jobmemory.h"

#include <unistd.h>

#include <cstdlib>

int main(int argc, char** argv) {
    using namespace loadstone;
    constexpr int controlArgument = 4;
    if (argc <= controlArgument)
        return EXIT_FAILURE;
    const auto memory = JobMemory::open(std::atoi(argv[controlArgument]));
    char command = 0;
    if (!memory || read(STDIN_FILENO, &command, 1) != 1)
        return EXIT_FAILURE;
    const auto worker = static_cast<std::uint32_t>(std::atoi(argv[3]));
    memory->mapBoard().claim(worker, memory->slot(worker).batch());
    std::abort();
}
