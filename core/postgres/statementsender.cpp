// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/statementsender.h"

#include <cstring>

namespace loadstone {

namespace {

/// A text of SQL that stands for `value` in a statement: with a backslash in it, it needs a form of
/// its own.
void appendLiteral(const char* value, std::string& to) {
    if (!value) {
        to += "NULL";
        return;
    }
    to += std::strchr(value, '\\') ? " E'" : "'";
    for (const char* c = value; *c != '\0'; ++c) {
        if (*c == '\'' || *c == '\\')
            to += *c;
        to += *c;
    }
    to += '\'';
}

} // namespace

void StatementSender::setValues(std::string_view values) {
    m_values.clear();
    m_bytesSent = 0;
    if (m_plan.queries.size() > 1 && !values.empty()) {
        m_query = static_cast<unsigned char>(values.front());
        values.remove_prefix(1);
    }
    while (!values.empty()) {
        const std::string_view value = values.data();
        const bool isNull = !value.empty() && value == m_plan.nullText;
        m_values.push_back(isNull ? nullptr : value.data());
        values.remove_prefix(value.size() + 1);
    }
}

bool StatementSender::prepare(PGconn* connection, std::size_t place) const {
    return PQsendPrepare(connection, m_plan.names[place].c_str(),
                         m_plan.statements[place].text.c_str(), 0, nullptr) == 1;
}

bool StatementSender::send(PGconn* connection, std::size_t place) {
    const SqlStatement& statement = m_plan.statements[place];
    m_own.clear();
    for (const std::size_t parameter : statement.parameters) {
        m_own.push_back(m_values[parameter]);
        m_bytesSent += m_own.back() ? std::strlen(m_own.back()) : 0;
    }
    const auto count = static_cast<int>(m_own.size());
    switch (m_plan.protocol) {
    case QueryProtocol::Prepared:
        return PQsendQueryPrepared(connection, m_plan.names[place].c_str(), count, m_own.data(),
                                   nullptr, nullptr, 0) == 1;
    case QueryProtocol::Extended:
        m_bytesSent += statement.text.size();
        return PQsendQueryParams(connection, statement.text.c_str(), count, nullptr, m_own.data(),
                                 nullptr, nullptr, 0) == 1;
    case QueryProtocol::Simple:
        break;
    }
    return sendText(connection, statement);
}

bool StatementSender::sendText(PGconn* connection, const SqlStatement& statement) {
    m_text.clear();
    for (std::size_t i = 0; i < statement.places.size(); ++i) {
        m_text += statement.pieces[i];
        appendLiteral(m_own[statement.places[i]], m_text);
    }
    m_text += statement.pieces.back();
    m_bytesSent += m_text.size();
    return PQsendQuery(connection, m_text.c_str()) == 1;
}

} // namespace loadstone
