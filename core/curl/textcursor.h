// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace loadstone {

/// A place in a text that is read from its beginning to its end. One thread.
class TextCursor {
public:
    explicit TextCursor(std::string_view text) : m_text(text) {}

    bool isAtEnd() const { return m_at >= m_text.size(); }
    /// The character here, or so many further; NUL behind the end.
    char peek(std::size_t further = 0) const {
        return m_at + further < m_text.size() ? m_text[m_at + further] : '\0';
    }
    char take() { return m_text[m_at++]; }
    void skip(std::size_t characters = 1) { m_at += characters; }
    bool isAt(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }
    /// Steps over `what`, if it is here.
    bool takes(std::string_view what) {
        const bool is = isAt(what);
        if (is)
            m_at += what.size();
        return is;
    }
    bool takesLineEnd() { return takes("\n") || takes("\r\n"); }
    bool isAtLineEnd() const { return isAt("\n") || isAt("\r\n"); }
    std::string_view rest() const { return m_text.substr(m_at); }
    /// From 1.
    std::size_t position() const { return m_at + 1; }

private:
    std::string_view m_text;
    std::size_t m_at = 0; ///< never beyond the end but by skip()
};

inline bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

} // namespace loadstone
