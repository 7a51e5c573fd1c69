// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queryfailure.h"
#include "core/postgres/sqlcursor.h"
#include "core/postgres/sqlstatement.h"

#include <cstdint>
#include <cstdlib>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void requireAllPieces(std::string_view text) {
    std::string together;
    SqlCursor cursor(text);
    while (cursor.next() != SqlCursor::Kind::End) {
        require(!cursor.piece().empty() && cursor.position() == together.size());
        together += cursor.piece();
    }
    require(together == text);
}

} // namespace

// SQL as it is typed: nothing of it is lost, and a statement is read back as the same and as one.
// What a server says may be anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    requireAllPieces(text);
    require(reasonIn(text).size() <= text.size());
    require(sqlStateIn(text).empty() || connectFailureOf(text).error == ErrorClass::Connect);
    const auto statements = readStatements(text);
    if (!statements)
        return 0;
    for (const SqlStatement& statement : *statements) {
        const auto again = readStatements(statement.text);
        require(again && again->size() == 1 && again->front().text == statement.text);
        require(parametersOf(*again) == statement.parameters.size());
        require(statement.pieces.size() == statement.places.size() + 1);
    }
    return 0;
}
