// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sentquerytext.h"

#include "core/base/units.h"
#include "core/base/visibletext.h"
#include "core/http/secrets.h"
#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::size_t mostSqlBytes = 4000;
constexpr std::size_t mostCellWidth = 60; // bytes of a cell

std::string markedLines(const std::string& text, const std::string& mark) {
    std::string lines = mark;
    for (const char c : text)
        lines += c == '\n' ? "\n" + mark : std::string(1, c);
    return lines + "\n";
}

std::string shownCell(const SentStatement::Cell& cell) {
    if (!cell)
        return "NULL";
    std::string text = visibleText(*cell);
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\t', ' ');
    return shortText(text, mostCellWidth);
}

/// Characters, as far as a terminal gives each one place.
std::size_t shownWidth(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string filledUp(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, shownWidth(text)), ' ');
}

std::string tableLine(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "  " : " | ") + filledUp(cells[i], widths[i]);
    return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

using TableLines = std::vector<std::vector<std::string>>;

/// Names, types, then the rows.
TableLines linesOf(const SentStatement& one) {
    TableLines lines(2);
    for (const SentStatement::Column& column : one.columns) {
        lines[0].push_back(visibleText(column.name));
        lines[1].push_back(column.type);
    }
    for (const auto& row : one.rows) {
        auto& cells = lines.emplace_back();
        for (const SentStatement::Cell& cell : row)
            cells.push_back(shownCell(cell));
    }
    return lines;
}

std::vector<std::size_t> widthsOf(const TableLines& lines) {
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], shownWidth(line[i]));
    return widths;
}

std::string tableOf(const SentStatement& one) {
    const TableLines lines = linesOf(one);
    const std::vector<std::size_t> widths = widthsOf(lines);
    std::string text;
    for (const auto& line : lines)
        text += tableLine(line, widths);
    if (one.rowCount > one.rows.size())
        text += "  and " + counted(one.rowCount - one.rows.size(), "further row") + "\n";
    return text;
}

/// The line of `sql` with this character, and a mark below it.
std::string placeText(const std::string& sql, int position) {
    std::size_t at = 0;
    for (int left = position - 1; at < sql.size() && left > 0; --left)
        do
            ++at;
        while (at < sql.size() && (sql[at] & 0xc0) == 0x80);
    const std::size_t begin = at == 0 ? 0 : sql.rfind('\n', at - 1) + 1;
    const std::string line = sql.substr(begin, sql.find('\n', at) - begin);
    return "  " + visibleText(line) + "\n  " +
           std::string(shownWidth(sql.substr(begin, at - begin)), ' ') + "^\n";
}

std::string serverMessageText(const ServerMessage& message) {
    std::string text = message.severity.empty() ? "" : message.severity + ": ";
    text += message.state.empty() ? "" : message.state + ": ";
    text += message.text + "\n";
    if (!message.detail.empty())
        text += "  " + message.detail + "\n";
    if (!message.hint.empty())
        text += "  " + message.hint + "\n";
    return visibleText(text);
}

std::string sentTimeText(Microseconds time) {
    return formatTime(Seconds(time));
}

std::string sentTimesText(const SentStatement& one) {
    std::string text;
    if (one.prepareTime)
        text += namedRow("Prepare", sentTimeText(*one.prepareTime), 14);
    if (one.firstRowTime)
        text += namedRow("First row", sentTimeText(*one.firstRowTime), 14);
    return text + namedRow("All", sentTimeText(one.time), 14);
}

std::string statementText(const SentStatement& one) {
    std::string text = "\n" + markedLines(shortText(visibleText(one.sql), mostSqlBytes), "> ");
    if (!one.command.empty())
        text += "< " + visibleText(one.command) + "\n";
    if (!one.columns.empty())
        text += tableOf(one);
    if (one.problem) {
        text += serverMessageText(*one.problem);
        if (one.problem->position > 0)
            text += placeText(one.sql, one.problem->position);
    }
    return text + sentTimesText(one);
}

} // namespace

std::string sentQueryText(const SentQuery& sent, const LoadPlan& plan, Secrets ofUrl) {
    const std::string& url = plan.request.url;
    std::string text = (ofUrl == Secrets::Kept ? url : withoutSecrets(url)) + "\n  PostgreSQL " +
                       sent.version + " at " + sent.server + ", protocol " +
                       std::string(nameOf(plan.queries.protocol)) + "\n" +
                       namedRow("Connect", sentTimeText(sent.connectTime), 14);
    for (const SentStatement& one : sent.statements)
        text += statementText(one);
    if (!sent.notices.empty())
        text += "\n";
    for (const ServerMessage& notice : sent.notices)
        text += serverMessageText(notice);
    return text;
}

} // namespace loadstone
