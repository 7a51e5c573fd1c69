// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/totals.h"

#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// What an engine must make of three requests, one after the other, that are answered alike.
struct ExpectedAnswer {
    ErrorClass error = ErrorClass::None;
    int code = 0;                ///< libcurl's
    int status = 0;              ///< counted for an answer that is ok
    std::uint64_t bodyBytes = 0; ///< of one answer, if it is ok
    int connections = 3;
};

/// An answer, and the one verdict that all engines must give on it.
struct AnswerRow {
    std::string name;
    std::string method;
    std::string head; ///< to the end of the final answer's headers
    std::string rest;
    bool closes; ///< the server closes behind it
    ExpectedAnswer verdict;
    std::optional<ExpectedAnswer> byPool = std::nullopt; ///< where libcurl leaves no way to agree
};

/// Answers at the edges of the protocol. Each rule of AnswerHead and ChunkReader has its rows.
std::vector<AnswerRow> answerTable();
std::vector<AnswerRow> answersByHead();
std::vector<AnswerRow> answersByBody();

/// The verdict and what an engine has counted, as text that shows the difference.
std::string textOf(const AnswerRow& row, const ExpectedAnswer& verdict);
std::string textOf(const AnswerRow& row, const Totals& totals);

/// Ways to write a row down. "Kept": the connection takes the next request. "Closed": it does not.
AnswerRow kept(const std::string& name, std::string head, std::string rest, std::uint64_t bodyBytes,
               int status = 200);
AnswerRow closed(const std::string& name, std::string head, std::string rest,
                 std::uint64_t bodyBytes, int status = 200);
/// The body ends when the server closes.
AnswerRow untilClose(const std::string& name, std::string head, std::string rest, int status = 200);
/// Class protocol: not HTTP, a header, the coding of the body.
AnswerRow notHttp(const std::string& name, std::string head);
AnswerRow badHeader(const std::string& name, std::string head);
AnswerRow badCoding(const std::string& name, std::string head, std::string rest);
/// The server closes too early: in the middle, or before there was anything.
AnswerRow cut(const std::string& name, std::string head, std::string rest);
AnswerRow nothing(const std::string& name, std::string head);
/// The same in answer to HEAD.
AnswerRow toHead(AnswerRow row);

} // namespace loadstone
