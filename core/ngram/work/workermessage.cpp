// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/workermessage.h"

#include <algorithm>
#include <sstream>

namespace loadstone {

namespace {

constexpr std::string_view doneWord = "done";
constexpr std::string_view errorWord = "error ";
constexpr std::string_view malformedWord = "malformed ";

std::string onOneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

WorkerMessage decodeMalformed(std::string_view numbers) {
    std::istringstream in{std::string(numbers)};
    MalformedLine line;
    int reason = -1;
    in >> line.partition >> line.line >> reason;
    if (!in || reason < 0 || reason > static_cast<int>(Malformed::BehindPacked))
        return Error{"", "a worker sent a broken message"};
    line.reason = static_cast<Malformed>(reason);
    return line;
}

} // namespace

std::string encode(const WorkerMessage& message) {
    if (const auto* error = std::get_if<Error>(&message))
        return std::string(errorWord) + error->field + '\t' + onOneLine(error->message) + '\n';
    if (const auto* line = std::get_if<MalformedLine>(&message))
        return std::string(malformedWord) + std::to_string(line->partition) + ' ' +
               std::to_string(line->line) + ' ' + std::to_string(static_cast<int>(line->reason)) +
               '\n';
    return std::string(doneWord) + '\n';
}

WorkerMessage decodeMessage(std::string_view line) {
    if (line == doneWord)
        return WorkerDone{};
    if (line.starts_with(malformedWord))
        return decodeMalformed(line.substr(malformedWord.size()));
    const std::size_t tab = line.find('\t');
    if (!line.starts_with(errorWord) || tab == std::string_view::npos)
        return Error{"", "a worker sent a broken message"};
    return Error{std::string(line.substr(errorWord.size(), tab - errorWord.size())),
                 std::string(line.substr(tab + 1))};
}

} // namespace loadstone
