// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/hosts/partmessage.h"
#include "core/ngram/count/counttable.h"
#include "core/ngram/result/ngramresult.h"

#include <functional>
#include <map>
#include <set>

namespace loadstone {

/// One part's side of an exchange: sends what it has counted of each hash partition to the part
/// that owns it, in pieces, of which a few are under way to each at once; and adds up what comes
/// for its own. Knows no network. On the thread of its program, which owns it.
class CountExchange : private Pinned {
public:
    using Send = std::function<void(std::size_t part, const PartMessage& message)>;

    /// `own` is the number of this part.
    CountExchange(ExchangeOrder order, std::size_t own, Send send);

    std::uint32_t epoch() const { return m_order.epoch; }
    /// What this part has counted is there; it is sent from now on.
    void begin(NgramResult counted);
    void take(std::size_t from, const CountPiece& piece);
    void take(std::size_t from, const PieceTaken& taken);

    /// All that this part owns has come. What it has counted may still go out to others.
    bool hasAll() const { return m_awaited.empty(); }
    /// The counts that it owns, once; the error is a lack of memory.
    Expected<NgramResult> takeOwned();

private:
    /// What goes to one owner.
    struct Outlet {
        std::vector<std::size_t> blocks; ///< hash partitions
        std::size_t block = 0;           ///< of these, which is at hand
        std::size_t entry = 0;           ///< of the block, which is next
        int underWay = 0;                ///< pieces
        bool isEmpty = false;
    };

    void sendMore(std::size_t owner, Outlet& outlet);
    CountPiece nextPiece(Outlet& outlet) const;
    void add(std::string_view bytes);

    const ExchangeOrder m_order;
    const std::size_t m_own;
    const Send m_send;
    NgramResult m_counted;
    std::map<std::size_t, Outlet> m_outlets; ///< by owner
    std::set<std::size_t> m_awaited;         ///< that have not sent all
    std::array<CountTable, hashPartitions> m_tables;
    bool m_isFull = false;
};

} // namespace loadstone
