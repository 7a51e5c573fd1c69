#include "core/load/threadtrial.h"

#include <pthread.h>

#include <atomic>
#include <vector>

namespace loadstone {

namespace {

void* idle(void* over) {
    static_cast<std::atomic<bool>*>(over)->wait(false);
    return nullptr;
}

} // namespace

int threadsThatStart(int wanted, std::size_t stackBytes) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stackBytes);
    std::atomic<bool> over{false};
    std::vector<pthread_t> threads;
    pthread_t thread{};
    while (std::ssize(threads) < wanted && pthread_create(&thread, &attributes, idle, &over) == 0)
        threads.push_back(thread);
    over = true;
    over.notify_all();
    for (const pthread_t started : threads)
        pthread_join(started, nullptr);
    pthread_attr_destroy(&attributes);
    return static_cast<int>(threads.size());
}

} // namespace loadstone
