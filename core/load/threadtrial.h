#pragma once

#include <cstddef>

namespace loadstone {

/// How many of `wanted` threads with stacks of `stackBytes` the system really gives: starts them,
/// lets them idle until the last has come, and ends them. Limits that cannot be read, as that of
/// address space, show in this way only. Costs about 20 µs a thread.
int threadsThatStart(int wanted, std::size_t stackBytes);

} // namespace loadstone
