// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/framebytes.h"

namespace loadstone {

void appendNumber(std::string& bytes, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        bytes.push_back(static_cast<char>(value | 0x80));
    bytes.push_back(static_cast<char>(value));
}

std::uint64_t FrameReader::number(std::uint64_t limit) {
    std::uint64_t value = 0;
    for (int shift = 0; m_isGood; shift += 7) {
        if (m_rest.empty() || shift > 63) {
            refuse();
            break;
        }
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    if (value > limit)
        refuse();
    return m_isGood ? value : 0;
}

std::string_view FrameReader::bytes(std::size_t size) {
    if (size > m_rest.size())
        refuse();
    if (!m_isGood)
        return {};
    const std::string_view taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
}

} // namespace loadstone
