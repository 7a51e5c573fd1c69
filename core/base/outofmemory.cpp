#include "core/base/outofmemory.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace loadstone {

namespace {

void complainOrThrow() {
    if (::gettid() != ::getpid())
        throw std::bad_alloc();
    std::fprintf(stderr, "%s: the system gives no more memory (ulimit -v)\n",
                 program_invocation_short_name);
    std::_Exit(EXIT_FAILURE);
}

} // namespace

void endWhenOutOfMemory() {
    std::set_new_handler(complainOrThrow);
}

} // namespace loadstone
