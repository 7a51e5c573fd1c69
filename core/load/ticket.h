#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>

namespace loadstone {

/// Hands out exactly `limit` requests to any number of threads, or of processes that share it;
/// without a limit, any number.
class Ticket {
public:
    explicit Ticket(std::optional<std::uint64_t> limit)
        : m_limit(limit.value_or(std::numeric_limits<std::uint64_t>::max())) {}

    /// True as often as the limit says, over all threads together.
    bool take() noexcept { return m_taken.fetch_add(1, std::memory_order_relaxed) < m_limit; }
    std::uint64_t handedOut() const noexcept { return std::min(m_taken.load(), m_limit); }

private:
    const std::uint64_t m_limit;
    alignas(64) std::atomic<std::uint64_t> m_taken{0};
};

} // namespace loadstone
