// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlcursor.h"

#include <algorithm>
#include <charconv>

namespace loadstone {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Letters of other scripts come in bytes above those of ASCII.
bool beginsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isOfWord(char c) {
    return beginsWord(c) || isDigit(c) || c == '$';
}

bool isOfTag(char c) {
    return beginsWord(c) || isDigit(c);
}

} // namespace

SqlCursor::Kind SqlCursor::single(Kind kind) {
    m_end = m_begin + 1;
    return kind;
}

SqlCursor::Kind SqlCursor::runsOut(Kind kind, const char* what) {
    m_end = m_text.size();
    m_openEnded = what;
    return kind;
}

SqlCursor::Kind SqlCursor::next() {
    m_begin = m_end;
    if (m_begin >= m_text.size())
        return Kind::End;
    const char c = m_text[m_begin];
    if (startsWith("--"))
        return lineComment();
    if (startsWith("/*"))
        return blockComment();
    if (c == '\'' || c == '"')
        return quoted(c, false);
    if ((c == 'E' || c == 'e') && m_text.substr(m_begin + 1).starts_with('\''))
        return quoted('\'', true);
    if (c == '$')
        return dollar();
    if (beginsWord(c))
        return word();
    return single(c == ';' ? Kind::Semicolon : Kind::Other);
}

/// A quote that stands twice is one of the text.
SqlCursor::Kind SqlCursor::quoted(char quote, bool escapes) {
    for (std::size_t i = m_begin + (escapes ? 2 : 1); i < m_text.size(); ++i) {
        const bool isQuote = m_text[i] == quote;
        if (isQuote && !m_text.substr(i + 1).starts_with(quote)) {
            m_end = i + 1;
            return Kind::Quoted;
        }
        if (isQuote || (escapes && m_text[i] == '\\'))
            ++i;
    }
    return runsOut(Kind::Quoted, quote == '"' ? "the name in quotes" : "the text in quotes");
}

SqlCursor::Kind SqlCursor::dollar() {
    std::size_t end = m_begin + 1;
    if (end < m_text.size() && isDigit(m_text[end])) {
        m_number = 0; // stays if it is too large
        const auto read =
            std::from_chars(m_text.data() + end, m_text.data() + m_text.size(), m_number);
        m_end = static_cast<std::size_t>(read.ptr - m_text.data());
        return Kind::Parameter;
    }
    while (end < m_text.size() && isOfTag(m_text[end]))
        ++end;
    return end < m_text.size() && m_text[end] == '$' ? dollarQuoted(end + 1) : single(Kind::Other);
}

SqlCursor::Kind SqlCursor::dollarQuoted(std::size_t tagEnd) {
    const std::string_view tag = m_text.substr(m_begin, tagEnd - m_begin);
    const std::size_t end = m_text.find(tag, tagEnd);
    if (end == std::string_view::npos)
        return runsOut(Kind::Quoted, "the text in dollar quotes");
    m_end = end + tag.size();
    return Kind::Quoted;
}

SqlCursor::Kind SqlCursor::lineComment() {
    m_end = std::min(m_text.find('\n', m_begin), m_text.size());
    return Kind::Comment;
}

/// They may be within each other, as the standard of SQL has it.
SqlCursor::Kind SqlCursor::blockComment() {
    int depth = 0;
    for (std::size_t i = m_begin; i + 1 < m_text.size(); ++i) {
        const std::string_view two = m_text.substr(i, 2);
        if (two != "/*" && two != "*/")
            continue;
        depth += two == "/*" ? 1 : -1;
        ++i;
        if (depth == 0) {
            m_end = i + 1;
            return Kind::Comment;
        }
    }
    return runsOut(Kind::Comment, "the comment");
}

SqlCursor::Kind SqlCursor::word() {
    m_end = m_begin + 1;
    while (m_end < m_text.size() && isOfWord(m_text[m_end]))
        ++m_end;
    return Kind::Word;
}

} // namespace loadstone
