// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A load worker gone mad, for tests: it writes rubbish wherever it may in the memory that it shares
// with its parent, and then does as the environment variable LOADSTONE_SCRIBBLE says: "ones",
// "zeros" or a number (the seed of random bytes) is what it writes, "nothing" leaves all as it is;
// with a "+" behind, it writes after the load has begun, else before; and it hears its parent, but
// for a "!" at the end. "stop" stops it at the start, and "crash" lets it crash there.
#include "core/base/parentprocess.h"
#include "core/process/sharedload.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <string>

using namespace loadstone;

namespace {

void fill(void* at, std::size_t size, const std::string& how) {
    if (how.starts_with("nothing"))
        return;
    auto* bytes = static_cast<unsigned char*>(at);
    std::mt19937 random(static_cast<unsigned>(std::strtoul(how.c_str(), nullptr, 10)));
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = how.starts_with("ones")    ? 0xff
                   : how.starts_with("zeros") ? 0
                                              : static_cast<unsigned char>(random());
}

void awaitEndOfInput() {
    char ignored = 0;
    while (::read(STDIN_FILENO, &ignored, 1) > 0) {
    }
}

} // namespace

int main(int argc, char** argv) {
    const char* const how = std::getenv("LOADSTONE_SCRIBBLE");
    if (argc != 6 || !how || !leaveWithParent(std::atoi(argv[2])))
        return EXIT_FAILURE;
    const std::string mode = how;
    if (mode == "stop")
        std::raise(SIGSTOP);
    if (mode == "crash")
        std::raise(SIGSEGV);
    const int index = std::atoi(argv[3]);
    const auto load = SharedLoad::open({std::atoi(argv[4]), std::atoi(argv[5])}, index);
    if (!load)
        return EXIT_FAILURE;
    if (mode.find('+') != std::string::npos)
        load->state().gate.arriveAndWait();
    fill(&load->state(), sizeof load->state(), mode);
    fill(&load->tallies()[static_cast<std::size_t>(index)], sizeof(Tally), mode);
    if (mode.ends_with('!'))
        for (;;)
            ::pause();
    awaitEndOfInput();
    return EXIT_SUCCESS;
}
