#include "core/stats/tallyset.h"

#include "core/base/cpu.h"

#include <algorithm>

namespace loadstone {

TallySet::TallySet() : m_own(std::clamp<std::size_t>(coreCount(), 1, 16)), m_shards(m_own) {}

Tally& TallySet::here() noexcept {
    return m_shards[currentCore() % m_shards.size()];
}

Totals TallySet::totals() const {
    Totals totals;
    for (const Tally& shard : m_shards)
        shard.addTo(totals);
    return totals;
}

} // namespace loadstone
