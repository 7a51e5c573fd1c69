// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/readbuffer.h"

#include <algorithm>
#include <cstring>

namespace loadstone {

std::span<char> ReadBuffer::roomBehind(std::span<const char> kept, std::size_t bytes) {
    if (m_bytes.size() < kept.size() + bytes + overread) {
        std::vector<char> larger(2 * kept.size() + bytes + overread);
        std::ranges::copy(kept, larger.begin());
        m_bytes.swap(larger);
    } else if (!kept.empty()) {
        std::memmove(m_bytes.data(), kept.data(), kept.size());
    }
    return std::span(m_bytes).subspan(kept.size(), bytes);
}

} // namespace loadstone
