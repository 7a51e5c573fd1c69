// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/outofmemory.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace loadstone {

namespace {

[[noreturn]] void complain() {
    std::fprintf(stderr, "%s: the system gives no more memory (ulimit -v)\n",
                 program_invocation_short_name);
    std::_Exit(EXIT_FAILURE);
}

void complainOrThrow() {
    if (::gettid() != ::getpid())
        throw std::bad_alloc();
    complain();
}

// Qt throws it by itself, through callers that let nothing pass.
[[noreturn]] void complainOrAbort() {
    try {
        if (const auto exception = std::current_exception())
            std::rethrow_exception(exception);
    } catch (const std::bad_alloc&) {
        complain();
    } catch (const std::exception& unexpected) {
        std::fprintf(stderr, "%s: nobody expected: %s\n", program_invocation_short_name,
                     unexpected.what());
    } catch (...) {
    }
    std::abort();
}

} // namespace

void endWhenOutOfMemory() {
    ::setenv("QT_NO_GLIB", "1", 0); // GLib aborts the program when it gets no memory
    std::set_new_handler(complainOrThrow);
    std::set_terminate(complainOrAbort);
}

} // namespace loadstone
