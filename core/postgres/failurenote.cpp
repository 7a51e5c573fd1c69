// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/failurenote.h"

#include "core/base/visibletext.h"

#include <algorithm>
#include <cstdlib>

namespace loadstone {

namespace {

constexpr std::size_t mostNoteBytes = 240;

std::string_view fieldOf(const PGresult* result, int field) {
    const char* text = PQresultErrorField(result, field);
    return text ? text : "";
}

} // namespace

void FailureNote::take(const PGresult* result) {
    if (PQresultStatus(result) != PGRES_FATAL_ERROR)
        return;
    const std::string position(fieldOf(result, PG_DIAG_STATEMENT_POSITION));
    m_position = std::atoi(position.c_str());
    if (m_text.empty())
        tell(fieldOf(result, PG_DIAG_SQLSTATE), fieldOf(result, PG_DIAG_MESSAGE_PRIMARY));
}

// What libpq says by itself may repeat parts of the URL.
void FailureNote::take(std::string_view said) {
    const std::string_view state = sqlStateIn(said);
    if (!state.empty() || !m_plan.where.hidesSecret())
        tell(state, reasonIn(said));
}

void FailureNote::tell(std::string_view state, std::string_view message) {
    if (message.empty())
        return;
    std::string text(state);
    text += state.empty() ? "" : ": ";
    text += m_plan.secrets.hiddenIn(message);
    std::ranges::replace(text, '\n', ' ');
    m_text = shortText(visibleText(text), mostNoteBytes);
}

} // namespace loadstone
