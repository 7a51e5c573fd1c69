#pragma once

#include "core/base/clock.h"

#include <map>
#include <mutex>
#include <vector>

namespace loadstone {

/// The servers' side of a limited pool: of all requests for `count` slots, as many are answered at
/// once, in the order in which they came, and the others wait. Thread-safe; owned by the server.
class Slots {
public:
    static constexpr std::size_t mostSlots = 1000;

    /// Takes the slot that is free first, for `time` from then on: when that time will be over.
    TimePoint take(std::size_t count, Milliseconds time, TimePoint now);

private:
    std::mutex m_mutex;
    std::map<std::size_t, std::vector<TimePoint>> m_freeFrom; ///< by the number of slots
};

} // namespace loadstone
