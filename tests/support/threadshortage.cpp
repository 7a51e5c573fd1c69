// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// To be loaded before a program (LD_PRELOAD): after as many threads as the environment variable
// LOADSTONE_THREADS says, no other can be started. Limits of the system are met by the trial before
// a run; this one strikes at any thread.
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes,
                              void* (*run)(void*), void* argument) {
    using Create = decltype(&pthread_create);
    static const auto create = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_create"));
    static std::atomic<int> left{std::atoi(std::getenv("LOADSTONE_THREADS"))};
    if (left.fetch_sub(1) <= 0)
        return EAGAIN;
    return create(thread, attributes, run, argument);
}
