#pragma once

#include <cstddef>
#include <string>

namespace loadstone {

/// Cores that this process may use.
std::size_t coreCount();

/// The core that this thread runs on at the moment; it may move at any time.
std::size_t currentCore() noexcept;

/// The processor's name as its maker wrote it, or empty.
std::string cpuModel();

/// User and system time that this process has used, in seconds.
double processCpuSeconds();

} // namespace loadstone
