// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <thread>
#include <vector>

namespace loadstone {

/// Calls `work` on `count` threads of its own and returns when all have ended. A plain stand-in
/// for the thread pool of real runs, which ThreadSanitizer sees through.
template <typename Work>
void runOnThreads(int count, const Work& work) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back(work);
}

} // namespace loadstone
