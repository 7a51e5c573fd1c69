#include "core/target/slots.h"

#include <algorithm>

namespace loadstone {

TimePoint Slots::take(std::size_t count, Milliseconds time, TimePoint now) {
    const std::lock_guard lock(m_mutex);
    std::vector<TimePoint>& freeFrom = m_freeFrom[count];
    freeFrom.resize(count);
    const auto first = std::ranges::min_element(freeFrom);
    *first = std::max(*first, now) + time;
    return *first;
}

} // namespace loadstone
