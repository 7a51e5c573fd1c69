// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace loadstone {

/// Cores that this process may use at a time: those that it may run on, or fewer if a quota of its
/// control groups amounts to less. As it was when it was first asked for: a form asks with each
/// key.
std::size_t coreCount();

/// The same rule for known figures: `quota` is rounded up, and one core is the least.
std::size_t coresWithin(std::size_t cores, std::optional<double> quota);

/// The core that this thread runs on at the moment; it may move at any time.
std::size_t currentCore() noexcept;

/// The processor's name as its maker wrote it, or empty.
std::string cpuModel();

/// User and system time that this process has used, in seconds.
double processCpuSeconds();

} // namespace loadstone
