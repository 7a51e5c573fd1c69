#pragma once

#include "core/stats/tally.h"

#include <span>
#include <vector>

namespace loadstone {

/// The shards of one run, as many as cores (16 at most): memory and sampling cost do not grow with
/// the number of threads. A worker asks for the shard of the core it runs on before each request.
class TallySet {
public:
    TallySet();
    /// In memory that outlives this and that processes may share.
    explicit TallySet(std::span<Tally> shards) : m_shards(shards) {}
    TallySet(const TallySet&) = delete;
    TallySet& operator=(const TallySet&) = delete;

    Tally& here() noexcept;
    Totals totals() const;

private:
    std::vector<Tally> m_own;
    std::span<Tally> m_shards;
};

} // namespace loadstone
