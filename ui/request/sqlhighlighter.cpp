// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/sqlhighlighter.h"

#include "ui/theme/chartcolors.h"

#include <QTextDocument>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

/// In the order of the alphabet.
constexpr std::array keywords = std::to_array<std::string_view>(
    {"ALL",       "ALTER",       "ANALYZE",   "AND",      "ANY",      "AS",        "ASC",
     "BEGIN",     "BETWEEN",     "BY",        "CALL",     "CASE",     "CAST",      "COMMIT",
     "CONFLICT",  "CREATE",      "CROSS",     "DEFAULT",  "DELETE",   "DESC",      "DISTINCT",
     "DO",        "DROP",        "ELSE",      "END",      "EXCEPT",   "EXECUTE",   "EXISTS",
     "EXPLAIN",   "FALSE",       "FETCH",     "FILTER",   "FIRST",    "FOR",       "FROM",
     "FULL",      "GROUP",       "HAVING",    "ILIKE",    "IN",       "INNER",     "INSERT",
     "INTERSECT", "INTO",        "IS",        "JOIN",     "LAST",     "LATERAL",   "LEFT",
     "LIKE",      "LIMIT",       "LOCK",      "MERGE",    "NATURAL",  "NOT",       "NOTHING",
     "NULL",      "NULLS",       "OFFSET",    "ON",       "OR",       "ORDER",     "OUTER",
     "OVER",      "PARTITION",   "RETURNING", "RIGHT",    "ROLLBACK", "SAVEPOINT", "SELECT",
     "SET",       "SHARE",       "SIMILAR",   "SKIP",     "START",    "TABLE",     "THEN",
     "TO",        "TRANSACTION", "TRUE",      "TRUNCATE", "UNION",    "UNIQUE",    "UPDATE",
     "USING",     "VALUES",      "WHEN",      "WHERE",    "WINDOW",   "WITH"});
static_assert(std::ranges::is_sorted(keywords));

/// A byte for each character of the document, so that places in both are the same; SQL's own
/// characters are all ASCII.
std::string bytesOf(const QString& text) {
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(text.size()));
    for (const QChar character : text)
        bytes += character.unicode() < 0x80 ? static_cast<char>(character.unicode()) : '\x80';
    return bytes;
}

} // namespace

// Before the highlighter hears of a change and colours what it is about.
SqlHighlighter::SqlHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(static_cast<QObject*>(document)) {
    connect(document, &QTextDocument::contentsChange, this, [this] { m_isRead = false; });
    setDocument(document);
}

bool SqlHighlighter::isKeyword(std::string_view word) {
    std::string upper(word);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return std::ranges::binary_search(keywords, std::string_view(upper));
}

void SqlHighlighter::setPalette(const QPalette& palette) {
    const ChartColors colors = ChartColors::of(palette);
    m_keyword.setForeground(colors.good);
    m_keyword.setFontWeight(QFont::Bold);
    m_quoted.setForeground(colors.warning);
    m_comment.setForeground(colors.muted);
    m_comment.setFontItalic(true);
    m_parameter.setForeground(colors.series[3]);
    m_parameter.setBackground(mixed(colors.series[3], palette.color(QPalette::Base), 0.12));
    rehighlight();
}

QTextCharFormat SqlHighlighter::formatOf(SqlCursor::Kind kind) const {
    using Kind = SqlCursor::Kind;
    return kind == Kind::Word      ? m_keyword
           : kind == Kind::Quoted  ? m_quoted
           : kind == Kind::Comment ? m_comment
                                   : m_parameter;
}

void SqlHighlighter::readDocument() {
    using Kind = SqlCursor::Kind;
    m_isRead = true;
    m_spans.clear();
    const std::string bytes = bytesOf(document()->toPlainText());
    SqlCursor cursor(bytes);
    for (Kind kind = cursor.next(); kind != Kind::End; kind = cursor.next()) {
        const bool isSeen = kind == Kind::Quoted || kind == Kind::Comment ||
                            kind == Kind::Parameter ||
                            (kind == Kind::Word && isKeyword(cursor.piece()));
        const int begin = static_cast<int>(cursor.position());
        if (isSeen)
            m_spans.push_back({begin, begin + static_cast<int>(cursor.piece().size()), kind});
    }
}

// The state of a line is what goes on in the next one: if it changes, that is coloured again.
void SqlHighlighter::highlightBlock(const QString& text) {
    if (!m_isRead)
        readDocument();
    const int from = currentBlock().position();
    const int to = from + static_cast<int>(text.size());
    setCurrentBlockState(0);
    const auto first = std::ranges::upper_bound(m_spans, from, {}, &Span::end);
    for (auto span = first; span != m_spans.end() && span->begin <= to; ++span) {
        const int begin = std::max(span->begin, from);
        setFormat(begin - from, std::min(span->end, to) - begin, formatOf(span->kind));
        if (span->end > to + 1)
            setCurrentBlockState(span->kind == SqlCursor::Kind::Comment ? 1 : 2);
    }
}

} // namespace loadstone
