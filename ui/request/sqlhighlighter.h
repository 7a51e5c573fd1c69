// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/sqlcursor.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace loadstone {

/// Colours SQL as PostgreSQL reads it: keywords, what is in quotes, comments, parameters and
/// placeholders. What is quoted or a comment may go over several lines. Belongs to the document.
class SqlHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit SqlHighlighter(QTextDocument* document);
    ~SqlHighlighter() override { setDocument(nullptr); } // while it still hears of changes

    /// Colours that fit a palette.
    void setPalette(const QPalette& palette);

    /// Whether a word is one of SQL's own.
    static bool isKeyword(std::string_view word);

protected:
    void highlightBlock(const QString& text) override;

private:
    /// A piece that has a colour of its own.
    struct Span {
        int begin;
        int end;
        SqlCursor::Kind kind;
    };

    void readDocument();
    QTextCharFormat formatOf(SqlCursor::Kind kind) const;

    bool m_isRead = false;
    std::vector<Span> m_spans;
    QTextCharFormat m_keyword;
    QTextCharFormat m_quoted;
    QTextCharFormat m_comment;
    QTextCharFormat m_parameter;
};

} // namespace loadstone
