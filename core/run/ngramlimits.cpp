// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/ngramlimits.h"

#include "core/base/descriptors.h"
#include "core/base/units.h"

namespace loadstone {

namespace {

// Its heap, two pipes, one that tells its start, and one that tells its end.
constexpr std::uint64_t descriptorsOfWorker = 5;
// The job's memory, the ends of pipes that are closed at once, and a file that is looked into.
constexpr std::uint64_t descriptorsOfJob = 12;

} // namespace

Expected<void> makeRoomForWorkers(int workers) {
    raiseDescriptorLimit();
    const auto count = static_cast<std::uint64_t>(workers);
    const std::uint64_t needed = openDescriptors() + count * descriptorsOfWorker + descriptorsOfJob;
    const auto limit = descriptorLimits().hard;
    if (!limit || needed <= *limit)
        return {};
    return fail("workers", counted(count, "worker") + (workers == 1 ? " needs " : " need ") +
                               formatCount(needed) + " open files, but the hard limit is " +
                               formatCount(*limit) + "; " +
                               (workers == 1 ? "raise it" : "use fewer workers or raise it") +
                               " (ulimit -Hn)");
}

} // namespace loadstone
