// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/countexchange.h"
#include "core/hosts/sortedcounts.h"

#include <memory>

namespace loadstone {

/// The exchanges of a part: one, and another after each loss. Takes its messages in whatever order
/// they come, and tells the counts that the part owns when it is its turn. Knows no network. On the
/// thread of its program, which owns it.
class Exchanges : private Pinned {
public:
    /// `own` is the number of this part; the first one leads.
    Exchanges(std::size_t own, CountExchange::Send send) : m_own(own), m_send(std::move(send)) {}

    /// More is counted first: what was exchanged before means nothing.
    void drop();
    /// A new one; what this part has counted is to be handed to begin().
    void take(const ExchangeOrder& order);
    /// Whether it waits for what this part has counted.
    bool awaitsCounts() const { return m_exchange && !m_hasBegun; }
    std::uint32_t epoch() const { return m_exchange->epoch(); }
    void begin(NgramResult counted);

    void take(std::size_t from, const CountPiece& piece);
    void take(std::size_t from, const PieceTaken& taken);
    void take(const TellOrder& order);

    /// The exchange in which all has come that this part owns, once: it is to be sorted then, on
    /// any thread, and handed to setSorted().
    std::shared_ptr<CountExchange> takeComplete();
    void setSorted(const std::shared_ptr<CountExchange>& exchange, SortedCounts sorted);

private:
    void tellMore();

    const std::size_t m_own;
    const CountExchange::Send m_send;
    std::shared_ptr<CountExchange> m_exchange;               ///< if one is going on
    std::vector<std::pair<std::size_t, CountPiece>> m_early; ///< perhaps of the next one
    std::optional<SortedCounts> m_sorted;
    bool m_hasBegun = false;
    bool m_isComplete = false; ///< and was taken
    bool m_isTelling = false;
    int m_underWay = 0; ///< pieces that are told
};

} // namespace loadstone
