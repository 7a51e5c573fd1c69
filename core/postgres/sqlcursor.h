// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Goes through SQL piece by piece, as PostgreSQL reads it: what is quoted or a comment is one
/// piece. The text outlives it; one thread.
class SqlCursor {
public:
    enum class Kind {
        End,
        Other,  ///< a character of its own, or blanks
        Word,   ///< a keyword or a name
        Quoted, ///< a text or a name in quotes of any kind
        Comment,
        Parameter, ///< $1
        Semicolon,
    };

    explicit SqlCursor(std::string_view text) : m_text(text) {}

    /// Goes on to the next piece.
    Kind next();
    std::string_view piece() const { return m_text.substr(m_begin, m_end - m_begin); }
    /// Where the piece begins.
    std::size_t position() const { return m_begin; }
    /// Of a Parameter: 1 for $1.
    std::size_t number() const { return m_number; }
    /// What has no end, if that is so: then the text ends within the last piece.
    const char* openEnded() const { return m_openEnded; }

private:
    Kind quoted(char quote, bool escapes);
    Kind dollar();
    Kind dollarQuoted(std::size_t tagEnd);
    Kind lineComment();
    Kind blockComment();
    Kind word();
    Kind single(Kind kind);
    bool startsWith(std::string_view what) const {
        return m_text.substr(m_begin).starts_with(what);
    }
    Kind runsOut(Kind kind, const char* what);

    std::string_view m_text;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_number = 0;
    const char* m_openEnded = nullptr;
};

} // namespace loadstone
