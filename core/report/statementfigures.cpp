// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/statementfigures.h"

#include "core/base/units.h"
#include "core/base/visibletext.h"
#include "core/http/querydetails.h"
#include "core/load/wholefrom.h"
#include "core/postgres/querystatements.h"
#include "core/report/histogramjson.h"
#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostShownSql = 200; // bytes of a statement in the text

/// Those beyond the last that is told apart count with it.
std::vector<std::string> statementTexts(const LoadPlan& plan) {
    std::vector<std::string> texts;
    const auto read = QueryStatements::read(plan.queries);
    if (!read)
        return texts;
    for (const SqlStatement& one : read->statements)
        texts.push_back(one.written());
    if (texts.size() > mostTimedStatements) {
        const std::size_t others = texts.size() - mostTimedStatements;
        texts.resize(mostTimedStatements);
        texts.back() += " (and " + counted(others, "further statement") + ")";
    }
    return texts;
}

/// Whether a query is one statement, always the same: its figures are those of the run.
bool asksOneStatement(const LoadPlan& plan) {
    const auto read = QueryStatements::read(plan.queries);
    return read && read->statements.size() == 1 &&
           std::ranges::all_of(read->queries,
                               [](const auto& places) { return places.size() == 1; });
}

StatementFigures figuresOfRun(const Totals& totals, std::string sql) {
    return {std::move(sql), totals.completed(), totals.failed, totals.rows, totals.latencyOk};
}

std::string oneLine(const std::string& sql) {
    std::string line;
    for (const char c : visibleText(sql)) {
        const bool isBlank = c == ' ' || c == '\n' || c == '\t';
        if (!isBlank || (!line.empty() && line.back() != ' '))
            line += isBlank ? ' ' : c;
    }
    return shortText(line, mostShownSql);
}

std::string statementRow(const StatementFigures& one) {
    const auto time = [&](double value) {
        return padded(one.times.empty() ? "–" : formatMicroseconds(value), 11);
    };
    return padded(formatCount(one.count), 12) + padded(formatCount(one.failed), 10) +
           time(one.times.mean()) + time(static_cast<double>(one.times.quantile(0.5))) +
           time(static_cast<double>(one.times.quantile(0.99))) + padded(formatCount(one.rows), 12) +
           "  " + oneLine(one.sql) + "\n";
}

} // namespace

std::vector<StatementFigures> statementFigures(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    std::vector<StatementFigures> figures;
    const std::vector<std::string> texts = statementTexts(report.plan);
    if (asksOneStatement(report.plan))
        return {figuresOfRun(totals, texts.front())};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const StatementTotals& one =
            i < totals.statements.size() ? totals.statements[i] : StatementTotals();
        figures.push_back({texts[i], one.count(), one.failed, one.rows, one.times});
    }
    return figures;
}

std::string statementsText(const RunReport& report) {
    const auto figures = statementFigures(report);
    if (figures.empty() || asksOneStatement(report.plan))
        return "";
    std::string text = "\nStatements:\n" + padded("Count", 12) + padded("Failed", 10) +
                       padded("Average", 11) + padded("p50", 11) + padded("p99", 11) +
                       padded("Rows", 12) + "\n";
    for (const StatementFigures& one : figures)
        text += statementRow(one);
    return text;
}

Json statementsToJson(const RunReport& report) {
    Json list = Json::array();
    const bool areOfRun = asksOneStatement(report.plan);
    for (const StatementFigures& one : statementFigures(report)) {
        Json entry{{"sql", one.sql},
                   {"count", one.count},
                   {"failed", one.failed},
                   {"rows", one.rows},
                   {"latency_ms", latencyToJson(one.times)}};
        if (!areOfRun)
            entry["histogram"] = histogramToJson(one.times);
        list.push_back(std::move(entry));
    }
    return list;
}

Expected<void> readStatementFigures(const Json& list, Totals& totals) {
    const bool areOfRun = list.size() == 1 && !list.front().contains("histogram");
    if (areOfRun)
        return {};
    for (const Json& entry : list) {
        StatementTotals one;
        one.failed = countFrom(entry.at("failed"));
        one.rows = countFrom(entry.at("rows"));
        auto times = histogramFromJson(entry.at("histogram"), coarseLayout);
        if (!times)
            return tl::unexpected(times.error());
        one.times = std::move(*times);
        totals.statements.push_back(std::move(one));
    }
    while (!totals.statements.empty() && totals.statements.back() == StatementTotals())
        totals.statements.pop_back();
    return {};
}

} // namespace loadstone
