// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queries.h"

#include "core/postgres/sqlcursor.h"

#include <charconv>

namespace loadstone {

namespace {

struct Weight {
    int value = 0; ///< too large ones are none that is allowed
    std::size_t end = 0;
};

/// Of "@3" at this place, behind which only `mayFollow` may stand.
std::optional<Weight> weightAt(std::string_view text, std::size_t at, std::string_view mayFollow) {
    if (at >= text.size() || text[at] != '@')
        return std::nullopt;
    Weight weight{mostQueryWeight + 1, 0};
    const auto read =
        std::from_chars(text.data() + at + 1, text.data() + text.size(), weight.value);
    weight.end = static_cast<std::size_t>(read.ptr - text.data());
    if (weight.end == at + 1 || text[at + 1] == '-')
        return std::nullopt;
    const bool isLast = weight.end == text.size();
    return isLast || mayFollow.find(text[weight.end]) != mayFollow.npos ? std::optional(weight)
                                                                        : std::nullopt;
}

/// Without one line end, which textOf() has put there.
std::string_view withoutLineEnd(std::string_view text) {
    return text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

} // namespace

std::vector<WeightedQuery> queriesIn(const std::string& text) {
    std::vector<WeightedQuery> queries;
    std::size_t begin = 0;
    SqlCursor cursor(text);
    for (auto kind = cursor.next(); kind != SqlCursor::Kind::End; kind = cursor.next()) {
        const std::size_t at = cursor.position();
        if (kind != SqlCursor::Kind::Semicolon || at < begin)
            continue;
        const auto weight = weightAt(text, at + 1, " \t\r\n");
        if (!weight)
            continue;
        const std::string_view sql = std::string_view(text).substr(begin, at - begin);
        queries.push_back({std::string(withoutLineEnd(sql)), weight->value});
        begin = weight->end + (text.substr(weight->end).starts_with('\n') ? 1 : 0);
    }
    const std::string rest = text.substr(std::min(begin, text.size()));
    if (queries.empty() || !isBlank(rest))
        queries.push_back({rest, 1});
    return queries;
}

// A line of its own, so that it is not in a comment.
std::string textOf(const std::vector<WeightedQuery>& queries) {
    if (queries.size() == 1 && queries.front().weight == 1)
        return queries.front().sql;
    std::string text;
    for (const WeightedQuery& query : queries)
        text += query.sql + "\n;@" + std::to_string(query.weight) + "\n";
    return text;
}

WeightedName weightedName(const std::string& text) {
    const std::size_t at = text.rfind('@');
    const auto weight = weightAt(text, at, "");
    if (!weight || at == 0)
        return {text, 1};
    return {text.substr(0, at), weight->value};
}

} // namespace loadstone
