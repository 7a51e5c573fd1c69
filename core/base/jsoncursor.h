// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>

namespace loadstone {

/// A place in a text of JSON, which moves on over one piece after the other and says whether it is
/// one (RFC 8259, as strictly as nlohmann's reader). What was wrong leaves it anywhere.
class JsonCursor {
public:
    /// Outlives it.
    explicit JsonCursor(std::string_view text) : m_text(text) {}

    std::size_t at() const { return m_at; }
    std::string_view since(std::size_t begin) const { return m_text.substr(begin, m_at - begin); }
    /// A NUL at the end of the text, or in it.
    char next() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool isAtEnd() const { return m_at >= m_text.size(); }
    void skip() { ++m_at; }
    void skipBlanks();
    bool takeLiteral(std::string_view literal);
    /// A text from its first quote to its last.
    bool takeString();
    /// A text, a number, true, false or null.
    bool takeScalar();

private:
    bool takeEscape();
    std::optional<unsigned> takeHexDigits();
    bool takeNumber();
    bool takeDigits();

    const std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace loadstone
