// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// Stack of a worker's thread. libcurl with OpenSSL needs well under 100 KB; untouched pages cost
/// nothing.
constexpr std::size_t workerStackBytes = 1024 * 1024;

/// What a run needs at a time, besides what this program has already.
struct Demand {
    EngineKind engine = EngineKind::Pool;
    int size = 1;                       ///< threads or connections, as the engine has it
    int threads = 1;                    ///< of this process
    int processes = 0;                  ///< children
    std::uint64_t descriptors = 0;      ///< open files of this process
    std::uint64_t childDescriptors = 0; ///< open files of each child
    std::uint64_t memory = 0;           ///< bytes, in all processes
};

Demand demandOf(const LoadPlan& plan);

/// What the operating system lets this process have. Absent: no limit, or none that can be read.
struct Limits {
    std::optional<std::uint64_t> descriptors; ///< the hard limit, for each process
    std::uint64_t openDescriptors = 0;        ///< that this process has already
    std::optional<std::uint64_t> tasksLeft;   ///< threads and processes that may still be started
    std::optional<std::uint64_t> memoryLeft;  ///< bytes
    std::optional<std::uint64_t> portsLeft;   ///< local ports for connections to one address
};

/// How much the bodies that checks look at may take in each of so many processes: half of what is
/// left of the memory now, together.
std::uint64_t memoryForBodies(int processes);

/// `plan` says where connections lead to, and how many there are to be.
Limits readLimits(const LoadPlan& plan);

/// Whether there is room for `demand` within `limits`; if not, what to change. Errors name
/// "threads".
Expected<void> checkLimits(const Demand& demand, const Limits& limits);

/// Checks the real limits, raises the soft limit of open files, and starts the threads once on
/// trial: what does not fit is told before the run, and not found out in the middle.
Expected<void> makeRoomFor(const LoadPlan& plan);

} // namespace loadstone
