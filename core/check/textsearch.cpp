// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/textsearch.h"

#include <algorithm>

namespace loadstone {

void TextSearch::take(std::string_view bytes) {
    if (m_isFound)
        return;
    const std::size_t kept = m_wanted.size() - 1;
    if (!m_tail.empty()) { // what lies across the seam
        m_tail += bytes.substr(0, kept);
        m_isFound = m_tail.find(m_wanted) != std::string::npos;
    }
    m_isFound = m_isFound || bytes.find(m_wanted) != std::string_view::npos;
    if (bytes.size() >= kept)
        m_tail = bytes.substr(bytes.size() - kept);
    else if (m_tail.empty())
        m_tail = bytes;
    else if (m_tail.size() > kept)
        m_tail.erase(0, m_tail.size() - kept);
}

} // namespace loadstone
