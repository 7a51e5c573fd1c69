// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

namespace loadstone {

/// Threads that this process has now.
int threadsOfThisProcess();

/// Threads and processes that the machine can still have; absent if that cannot be read.
std::optional<std::uint64_t> tasksLeftOnMachine();

/// Those that this user may still start (ulimit -u); absent without a limit, as root is not bound.
std::optional<std::uint64_t> tasksLeftForUser();

} // namespace loadstone
