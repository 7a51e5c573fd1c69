// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/ngramresult.h"

#include <algorithm>

namespace loadstone {

NgramResult::NgramResult(std::vector<SharedPart> heaps, std::span<const ResultPlace> places)
    : m_heaps(std::make_shared<const std::vector<SharedPart>>(std::move(heaps))) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].isThere)
            m_blocks.at(i) = ResultBlock(m_heaps->at(places[i].heap).at(places[i].offset));
        m_firsts.at(i + 1) = m_firsts.at(i) + m_blocks.at(i).size();
        m_sums.total = addCounts(m_sums.total, m_blocks.at(i).total());
        m_sums.bytes += m_blocks.at(i).bytes();
    }
    m_sums.distinct = size();
}

NgramResult::NgramResult(NgramResult mostFrequent, const ResultSums& sums)
    : NgramResult(std::move(mostFrequent)) {
    m_sums = sums;
}

NgramResult::Counted NgramResult::operator[](std::size_t position) const {
    const auto next = std::ranges::upper_bound(m_firsts, position);
    const auto block = static_cast<std::size_t>(next - m_firsts.begin()) - 1;
    const EntriesView view = m_blocks.at(block).entries();
    const Entry& entry = view.entries[position - m_firsts.at(block)];
    return {view.key(entry), entry.count};
}

std::uint64_t NgramResult::countOf(std::string_view ngram) const {
    const std::uint64_t hash = hashOf(ngram);
    const Entry* const entry = m_blocks.at(hashPartitionOf(hash)).find(ngram, hash);
    return entry ? entry->count : 0;
}

} // namespace loadstone
