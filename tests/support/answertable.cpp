// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answertable.h"

#include <curl/curl.h>

namespace loadstone {

namespace {

/// The name as one line, for what shows it.
std::string onOneLine(const std::string& name) {
    std::string line;
    for (const char c : name)
        line += c == '\r' ? "\\r" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    return line;
}

std::string figures(std::uint64_t ok, std::uint64_t connections, int status) {
    return "ok " + std::to_string(ok) + " connections " + std::to_string(connections) + " status " +
           std::to_string(status);
}

std::string failure(ErrorClass error, int code) {
    return " " + std::string(nameOf(error)) + " " + std::to_string(code);
}

AnswerRow failing(const std::string& name, std::string head, std::string rest, int code) {
    const bool isCut = code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING;
    const ErrorClass error = isCut ? ErrorClass::Reset : ErrorClass::Protocol;
    return {onOneLine(name), "GET", std::move(head),
            std::move(rest), isCut, ExpectedAnswer{error, code, 0, 0, 3}};
}

AnswerRow taken(const std::string& name, std::string head, std::string rest,
                ExpectedAnswer verdict) {
    return {onOneLine(name), "GET", std::move(head), std::move(rest), false, verdict};
}

} // namespace

std::vector<AnswerRow> answerTable() {
    std::vector<AnswerRow> rows = answersByHead();
    for (AnswerRow& row : answersByBody())
        rows.push_back(std::move(row));
    return rows;
}

std::string textOf(const AnswerRow& row, const ExpectedAnswer& verdict) {
    if (verdict.error != ErrorClass::None)
        return figures(0, std::uint64_t(verdict.connections), verdict.status) +
               failure(verdict.error, verdict.code);
    return figures(3, std::uint64_t(verdict.connections), verdict.status) + " received " +
           std::to_string(3 * (row.head.size() + verdict.bodyBytes));
}

// Of a failure only as much may be counted as was sent.
std::string textOf(const AnswerRow& row, const Totals& totals) {
    const std::uint64_t sent = 3 * (row.head.size() + row.rest.size());
    const int status = totals.statuses.empty() ? 0 : totals.statuses.begin()->first;
    std::string text = figures(totals.ok, totals.connectionsOpened, status);
    for (const auto& [error, count] : totals.errors)
        text += failure(error.first, error.second) + (count == 3 ? "" : " not three times");
    if (totals.errors.empty() && totals.failed > 0)
        text += failure(ErrorClass::Status, status);
    if (totals.failed == 0 || totals.bytesReceived > sent)
        text += " received " + std::to_string(totals.bytesReceived);
    return text;
}

AnswerRow kept(const std::string& name, std::string head, std::string rest, std::uint64_t bodyBytes,
               int status) {
    return taken(name, std::move(head), std::move(rest),
                 {ErrorClass::None, 0, status, bodyBytes, 1});
}

AnswerRow closed(const std::string& name, std::string head, std::string rest,
                 std::uint64_t bodyBytes, int status) {
    return taken(name, std::move(head), std::move(rest),
                 {ErrorClass::None, 0, status, bodyBytes, 3});
}

AnswerRow untilClose(const std::string& name, std::string head, std::string rest, int status) {
    AnswerRow row = closed(name, std::move(head), rest, rest.size(), status);
    row.closes = true;
    return row;
}

AnswerRow notHttp(const std::string& name, std::string head) {
    return failing(name, std::move(head), "", CURLE_UNSUPPORTED_PROTOCOL);
}

AnswerRow badHeader(const std::string& name, std::string head) {
    return failing(name, std::move(head), "", CURLE_WEIRD_SERVER_REPLY);
}

AnswerRow badCoding(const std::string& name, std::string head, std::string rest) {
    return failing(name, std::move(head), std::move(rest), CURLE_BAD_CONTENT_ENCODING);
}

AnswerRow cut(const std::string& name, std::string head, std::string rest) {
    return failing(name, std::move(head), std::move(rest), CURLE_PARTIAL_FILE);
}

AnswerRow nothing(const std::string& name, std::string head) {
    return failing(name, std::move(head), "", CURLE_GOT_NOTHING);
}

AnswerRow toHead(AnswerRow row) {
    row.name += ", to HEAD";
    row.method = "HEAD";
    return row;
}

} // namespace loadstone
