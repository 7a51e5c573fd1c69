// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/countmessages.h"
#include "core/ngram/result/ngramorder.h"

#include <optional>

namespace loadstone {

/// The counts that a part owns, sorted, as it tells them piece by piece: lines, and a last one with
/// their number and sum, as PartReader reads them. On the thread of its program, which owns it; it
/// may be made on another.
class SortedCounts {
public:
    static constexpr int mostUnderWay = 8; ///< pieces

    /// Sorts on `threads` threads.
    SortedCounts(NgramResult counts, int threads);

    /// The next piece, without epoch and owner; none behind the last one.
    std::optional<SortedPiece> next();

private:
    NgramResult m_counts;
    Positions m_order;
    std::size_t m_at = 0;
    bool m_isOver = false;
};

} // namespace loadstone
