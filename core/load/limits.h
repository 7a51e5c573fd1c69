#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// What the operating system lets this process have. Absent: no limit, or none that can be read.
struct Limits {
    std::optional<std::uint64_t> descriptorsSoft;
    std::optional<std::uint64_t> descriptorsHard;
    std::optional<std::uint64_t> threadsLeft; ///< that may still be started
};

/// Open files that a pool of `threads` needs at the most.
std::uint64_t descriptorsNeeded(int threads);

/// Whether a pool of `threads` fits in `limits`; if not, what to change. Errors name "threads".
Expected<void> checkLimits(int threads, const Limits& limits);

Limits readLimits();

/// Checks the real limits and raises the soft descriptor limit where that is needed.
Expected<void> makeRoomFor(int threads);

} // namespace loadstone
