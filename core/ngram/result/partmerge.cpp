// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/partmerge.h"

#include "core/ngram/count/counttable.h"

#include <queue>

namespace loadstone {

namespace {

struct LaterNgram {
    bool operator()(const PartReader* a, const PartReader* b) const {
        return b->ngram() < a->ngram();
    }
};

/// The parts that are not at their end, the one with the first n-gram in front.
class Front {
public:
    bool isEmpty() const { return m_queue.empty(); }
    bool isAt(std::string_view ngram) const {
        return !isEmpty() && m_queue.top()->ngram() == ngram;
    }
    PartReader& pop() {
        PartReader* const first = m_queue.top();
        m_queue.pop();
        return *first;
    }
    Expected<void> advance(PartReader& part) {
        const auto hasNext = part.next();
        if (!hasNext)
            return tl::unexpected(hasNext.error());
        if (*hasNext)
            m_queue.push(&part);
        return {};
    }

private:
    std::priority_queue<PartReader*, std::vector<PartReader*>, LaterNgram> m_queue;
};

/// Adds to `sum` what the other parts have of an n-gram.
Expected<void> addOthers(Front& front, std::string_view ngram, std::uint64_t& sum) {
    while (front.isAt(ngram)) {
        PartReader& other = front.pop();
        sum = addCounts(sum, other.count());
        if (auto advanced = front.advance(other); !advanced)
            return advanced;
    }
    return {};
}

} // namespace

Expected<bool> mergeCounts(const std::vector<std::unique_ptr<PartReader>>& parts,
                           const TakeCount& take) {
    Front front;
    for (const auto& part : parts)
        if (auto begun = front.advance(*part); !begun)
            return tl::unexpected(begun.error());
    while (!front.isEmpty()) {
        PartReader& first = front.pop();
        std::uint64_t sum = first.count();
        if (auto added = addOthers(front, first.ngram(), sum); !added)
            return tl::unexpected(added.error());
        if (!take(first.ngram(), sum))
            return false;
        if (auto advanced = front.advance(first); !advanced)
            return tl::unexpected(advanced.error());
    }
    return true;
}

} // namespace loadstone
