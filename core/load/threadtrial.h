// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace loadstone {

/// What a trial of threads came to.
struct ThreadTrial {
    int started = 0;       ///< threads that the system really gave
    bool hasMemory = true; ///< whether there was room beside them
};

/// Starts `wanted` threads with stacks of `stackBytes`, lets each allocate a little and wait until
/// the last has come, asks for `bytesBeside` of memory meanwhile, and ends them. Limits that cannot
/// be read, as that of address space, show in this way only. Costs about 20 µs a thread.
ThreadTrial tryThreads(int wanted, std::size_t stackBytes, std::size_t bytesBeside);

} // namespace loadstone
