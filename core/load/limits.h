#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// Stack of a worker's thread. libcurl with OpenSSL needs well under 100 KB; untouched pages cost
/// nothing.
constexpr std::size_t workerStackBytes = 1024 * 1024;

/// What the operating system lets this process have. Absent: no limit, or none that can be read.
struct Limits {
    std::optional<std::uint64_t> descriptorsSoft;
    std::optional<std::uint64_t> descriptorsHard;
    std::optional<std::uint64_t> threadsLeft; ///< that may still be started
};

/// Open files that a pool of `threads` needs at the most.
std::uint64_t descriptorsNeeded(int threads);

/// The same for an engine that has many connections to a thread.
std::uint64_t descriptorsNeededForConnections(int connections);

/// Whether a pool of `threads` fits in `limits`; if not, what to change. Errors name "threads".
Expected<void> checkLimits(int threads, const Limits& limits);

/// The same for an engine that has many connections to a thread: only descriptors matter.
Expected<void> checkConnectionLimits(int connections, const Limits& limits);

Limits readLimits();

/// Checks the real limits, raises the soft descriptor limit where that is needed, and starts the
/// threads once on trial: a pool whose threads do not all come would wait for them for ever.
Expected<void> makeRoomFor(int threads);

/// The same for an engine that has many connections to a thread.
Expected<void> makeRoomForConnections(int connections);

} // namespace loadstone
