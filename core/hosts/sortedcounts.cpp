// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/sortedcounts.h"

#include "core/ngram/result/partreader.h"

namespace loadstone {

namespace {

constexpr std::size_t toldAtOnce = 256 * 1024; ///< bytes

} // namespace

SortedCounts::SortedCounts(NgramResult counts, int threads)
    : m_counts(std::move(counts)), m_order(orderByNgram(m_counts, threads)) {}

std::optional<SortedPiece> SortedCounts::next() {
    if (m_isOver)
        return std::nullopt;
    SortedPiece piece;
    for (; m_at < m_order.size() && piece.bytes.size() < toldAtOnce; ++m_at) {
        const auto [ngram, count] = m_counts[m_order[m_at]];
        appendCount(piece.bytes, ngram, count);
    }
    if (m_at < m_order.size())
        return piece;
    const ResultSums& sums = m_counts.sums();
    piece.bytes += PartReader::lastLine(sums.distinct, sums.total) + "\n";
    piece.isLast = m_isOver = true;
    return piece;
}

} // namespace loadstone
