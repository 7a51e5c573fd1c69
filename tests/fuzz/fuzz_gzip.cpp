// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a gzip file: they unpack to something or are refused with a sentence.
#include "core/ngram/input/inflater.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

using namespace loadstone;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most = 16 << 20;
    const int descriptor = memfd_create("fuzz", 0);
    if (write(descriptor, data, size) != static_cast<ssize_t>(size))
        std::abort();
    auto file = FileDescriptor::open("/proc/self/fd/" + std::to_string(descriptor)).value();
    Inflater inflater(std::move(file), size);
    std::vector<char> buffer(1000 + size);
    for (std::size_t all = 0; all < most;) {
        const auto got = inflater.read(buffer);
        if (!got && got.error().message.empty())
            std::abort();
        if (!got || *got == 0)
            break;
        all += *got;
    }
    close(descriptor);
    return 0;
}
