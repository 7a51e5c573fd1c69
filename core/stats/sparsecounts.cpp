#include "core/stats/sparsecounts.h"

#include <algorithm>

namespace loadstone {

std::optional<SparseCounts> SparseCounts::of(std::string_view bytes) {
    SparseCounts counts;
    FrameReader reader(bytes);
    while (!reader.atEnd() && reader.isGood()) {
        const auto bucket = counts.m_next + reader.number(coarseLayout.size - 1);
        const std::uint64_t count = reader.number();
        if (bucket >= coarseLayout.size || count == 0)
            return std::nullopt;
        counts.append(bucket, count);
    }
    return counts;
}

void SparseCounts::append(std::size_t bucket, std::uint64_t count) {
    appendNumber(m_bytes, bucket - m_next);
    appendNumber(m_bytes, count);
    m_next = bucket + 1;
}

void SparseCounts::add(const SparseCounts& other) {
    SparseCounts both;
    Cursor left(*this);
    Cursor right(other);
    while (!left.atEnd() || !right.atEnd()) {
        const bool takesLeft = !left.atEnd() && (right.atEnd() || left.bucket() <= right.bucket());
        const bool takesRight = !right.atEnd() && (left.atEnd() || right.bucket() <= left.bucket());
        both.append(takesLeft ? left.bucket() : right.bucket(),
                    (takesLeft ? left.count() : 0) + (takesRight ? right.count() : 0));
        if (takesLeft)
            left.step();
        if (takesRight)
            right.step();
    }
    both.m_bytes.shrink_to_fit();
    *this = std::move(both);
}

} // namespace loadstone
