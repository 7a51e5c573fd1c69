// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The child process of load runs: not for people to start. It sends its share of the requests and
// leaves when there are no more, when its standard input ends, or with its parent.
#include "core/process/loadprogram.h"

#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
    if (argc < 2 || std::strcmp(argv[1], "load") != 0) {
        std::fputs(
            "loadstone-load-worker: this program is started by loadstone and loadstone-cli\n",
            stderr);
        return 2;
    }
    return loadstone::runLoadWorker({argv + 2, static_cast<std::size_t>(argc - 2)});
}
