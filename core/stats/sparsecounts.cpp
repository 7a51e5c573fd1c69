// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/sparsecounts.h"

#include <algorithm>
#include <limits>
#include <utility>

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

const std::string& SparseCounts::bytes() const {
    static const std::string none;
    return m_bytes ? *m_bytes : none;
}

void SparseCounts::append(std::size_t bucket, std::uint64_t count) {
    if (!m_bytes || m_bytes.use_count() > 1)
        m_bytes = std::make_shared<std::string>(bytes());
    appendNumber(*m_bytes, bucket - m_next);
    appendNumber(*m_bytes, count);
    m_next = bucket + 1;
}

void SparseCounts::add(const SparseCounts& other) {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    SparseCounts both;
    Cursor left(*this);
    Cursor right(other);
    while (!left.atEnd() || !right.atEnd()) {
        const std::size_t ofLeft = left.atEnd() ? none : left.bucket();
        const std::size_t ofRight = right.atEnd() ? none : right.bucket();
        const std::size_t bucket = std::min(ofLeft, ofRight);
        std::uint64_t count = 0;
        for (auto [cursor, its] : {std::pair(&left, ofLeft), std::pair(&right, ofRight)})
            count += its == bucket ? cursor->take() : 0;
        both.append(bucket, count);
    }
    if (both.m_bytes)
        both.m_bytes->shrink_to_fit();
    *this = std::move(both);
}

} // namespace loadstone
