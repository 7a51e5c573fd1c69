// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The child process of the program: not for people to start. It carries out what its parent tells
// it on standard input and leaves when that ends, or with its parent.
#include "core/ngram/work/workerprogram.h"

#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
    if (argc < 2 || std::strcmp(argv[1], "ngrams") != 0) {
        std::fputs("loadstone-worker: this program is started by loadstone and loadstone-cli\n",
                   stderr);
        return 2;
    }
    return loadstone::runNgramWorker({argv + 2, static_cast<std::size_t>(argc - 2)});
}
