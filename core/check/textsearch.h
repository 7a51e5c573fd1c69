// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// Looks for a text in bytes that come in pieces, and keeps no more of them than could be its
/// beginning. One thread.
class TextSearch {
public:
    /// Not empty; outlives it.
    explicit TextSearch(std::string_view wanted) : m_wanted(wanted) {}

    void begin() {
        m_tail.clear();
        m_isFound = false;
    }
    void take(std::string_view bytes);
    bool isFound() const { return m_isFound; }

private:
    const std::string_view m_wanted;
    std::string m_tail; ///< the last bytes, fewer than are wanted
    bool m_isFound = false;
};

} // namespace loadstone
