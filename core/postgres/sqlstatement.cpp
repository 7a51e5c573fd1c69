// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlstatement.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"
#include "core/postgres/sqlcursor.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::size_t mostParameters = 65'535; // of the protocol
constexpr std::size_t mostWords = 5; // of which a kind needs to know, as COMMIT WORK AND NO CHAIN
constexpr std::string_view blanks = " \t\r\n\f\v";

/// Puts statements together, piece by piece.
class StatementReader {
public:
    explicit StatementReader(std::string_view sql) : m_cursor(sql) {}

    Expected<std::vector<SqlStatement>> read();

private:
    void take(SqlCursor::Kind kind);
    void takeWord(std::string_view word);
    void takeParameter();
    bool makesRoutine() const;
    void finish();
    tl::unexpected<Error> at(const std::string& why) const {
        return fail("query", "character " + std::to_string(m_cursor.position() + 1) + ": " + why);
    }

    SqlCursor m_cursor;
    std::vector<SqlStatement> m_statements;
    SqlStatement m_statement;
    std::string m_piece;
    std::vector<std::string> m_words; ///< the first ones of the statement
    int m_depth = 0;                  ///< of parentheses
    int m_blocks = 0;                 ///< that a body in SQL has begun, up to their END
    bool m_hasContent = false;
};

bool isWord(const std::vector<std::string>& words, std::size_t place, std::string_view word) {
    return place < words.size() && sameButForCase(words[place], word);
}

SqlStatement::Kind kindOf(const std::vector<std::string>& words) {
    using Kind = SqlStatement::Kind;
    if (isWord(words, 0, "begin") || (isWord(words, 0, "start") && isWord(words, 1, "transaction")))
        return Kind::Begins;
    const bool isChained =
        isWord(words, words.size() - 1, "chain") && isWord(words, words.size() - 2, "and");
    const bool goesBackOnly = isWord(words, 1, "to") || isWord(words, 2, "to");
    if (isWord(words, 0, "commit") || isWord(words, 0, "end") || isWord(words, 0, "abort") ||
        (isWord(words, 0, "rollback") && !goesBackOnly) ||
        (isWord(words, 0, "prepare") && isWord(words, 1, "transaction")))
        return isChained ? Kind::Begins : Kind::Ends; // "AND CHAIN" begins the next one
    return isWord(words, 0, "copy") ? Kind::Copies : Kind::Usual;
}

/// CREATE [OR REPLACE] FUNCTION or PROCEDURE.
bool StatementReader::makesRoutine() const {
    const std::size_t place = isWord(m_words, 1, "or") && isWord(m_words, 2, "replace") ? 3 : 1;
    return isWord(m_words, 0, "create") &&
           (isWord(m_words, place, "function") || isWord(m_words, place, "procedure"));
}

Expected<std::vector<SqlStatement>> StatementReader::read() {
    for (;;) {
        const SqlCursor::Kind kind = m_cursor.next();
        if (m_cursor.openEnded())
            return at(std::string(m_cursor.openEnded()) + " has no end");
        if (kind == SqlCursor::Kind::Parameter &&
            (m_cursor.number() == 0 || m_cursor.number() > mostParameters))
            return at("parameters are $1 to $" + std::to_string(mostParameters));
        const bool isEnd = kind == SqlCursor::Kind::End;
        if (isEnd || (kind == SqlCursor::Kind::Semicolon && m_depth <= 0 && m_blocks == 0))
            finish();
        else
            take(kind);
        if (isEnd)
            return std::move(m_statements);
    }
}

void StatementReader::take(SqlCursor::Kind kind) {
    const std::string_view piece = m_cursor.piece();
    // Those in the body of a function are its own.
    if (kind == SqlCursor::Kind::Parameter && !makesRoutine())
        return takeParameter();
    if (kind == SqlCursor::Kind::Word)
        takeWord(piece);
    m_depth += piece == "(" ? 1 : piece == ")" ? -1 : 0;
    m_hasContent =
        m_hasContent || (kind != SqlCursor::Kind::Comment && !trimmed(piece, blanks).empty());
    m_piece += piece;
}

// A body that is not quoted, from BEGIN ATOMIC to END, has statements of its own: they are found as
// psql finds them, which knows of CASE ... END as well.
void StatementReader::takeWord(std::string_view word) {
    if (m_words.size() < mostWords)
        m_words.emplace_back(word);
    if (m_depth > 0 || !makesRoutine())
        return;
    if (sameButForCase(word, "begin") || (m_blocks > 0 && sameButForCase(word, "case")))
        ++m_blocks;
    else if (m_blocks > 0 && sameButForCase(word, "end"))
        --m_blocks;
}

void StatementReader::takeParameter() {
    const std::size_t wanted = m_cursor.number() - 1;
    auto& known = m_statement.parameters;
    const auto found = std::ranges::find(known, wanted);
    const auto own = static_cast<std::size_t>(found - known.begin());
    if (found == known.end())
        known.push_back(wanted);
    m_statement.text += m_piece + "$" + std::to_string(own + 1);
    m_statement.pieces.push_back(std::exchange(m_piece, {}));
    m_statement.places.push_back(own);
    m_hasContent = true;
}

void StatementReader::finish() {
    if (m_hasContent) {
        m_statement.text = trimmed(m_statement.text + m_piece, blanks);
        m_statement.pieces.push_back(m_piece);
        m_statement.kind = kindOf(m_words);
        m_statements.push_back(std::move(m_statement));
    }
    m_statement = {};
    m_piece.clear();
    m_words.clear();
    m_depth = 0;
    m_blocks = 0;
    m_hasContent = false;
}

} // namespace

std::string SqlStatement::written() const {
    std::string whole;
    for (std::size_t i = 0; i < places.size(); ++i)
        whole += pieces[i] + "$" + std::to_string(parameters[places[i]] + 1);
    return std::string(trimmed(whole + pieces.back(), blanks));
}

Expected<std::vector<SqlStatement>> readStatements(std::string_view sql) {
    return StatementReader(sql).read();
}

std::size_t parametersOf(const std::vector<SqlStatement>& statements) {
    std::size_t most = 0;
    for (const SqlStatement& statement : statements)
        for (const std::size_t parameter : statement.parameters)
            most = std::max(most, parameter + 1);
    return most;
}

} // namespace loadstone
