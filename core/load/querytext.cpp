// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/settingjson.h"
#include "core/load/settingtext.h"

namespace loadstone {

namespace {

/// A value in one line.
std::string escapedLine(const std::string& value) {
    std::string line;
    for (const char c : value)
        line += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    return line;
}

/// The value of such a line; what else stands behind a \ is as it is.
std::string valueIn(const std::string& line) {
    std::string value;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char next = i + 1 < line.size() ? line[i + 1] : '\0';
        const bool isEscape = line[i] == '\\' && (next == 'n' || next == '\\');
        value += !isEscape ? line[i] : next == 'n' ? '\n' : '\\';
        i += isEscape ? 1 : 0;
    }
    return value;
}

// By itself an empty line would be no value.
constexpr const char* oneEmpty = "\\";

} // namespace

std::string textOf(const std::vector<QueryParameter>& value) {
    if (value.size() == 1 && value.front().value.empty())
        return oneEmpty;
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i)
        text += (i == 0 ? "" : "\n") + escapedLine(value[i].value);
    return text;
}

std::string textOf(QueryProtocol value) {
    return std::string(nameOf(value));
}

Expected<void> readSetting(const SettingWords&, const std::string& text,
                           std::vector<WeightedQuery>& value) {
    value = text.empty() ? std::vector<WeightedQuery>() : queriesIn(text);
    return {};
}

Expected<void> readSetting(const SettingWords&, const std::string& text,
                           std::vector<QueryParameter>& value) {
    value.clear();
    if (text == oneEmpty) {
        value.emplace_back();
        return {};
    }
    for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        value.push_back({valueIn(text.substr(begin, end - begin))});
        begin = end + 1;
    }
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, QueryProtocol& value) {
    const auto protocol = queryProtocolNamed(text);
    if (!protocol)
        return fail(row.field, "\"" + text +
                                   "\" is not a protocol; there are prepared, extended "
                                   "and simple");
    value = *protocol;
    return {};
}

// One by itself is its text, as before there could be several.
void putValue(PlanJson& json, const std::string& key, const std::vector<WeightedQuery>& value) {
    if (value.size() < 2 && (value.empty() || value.front().weight == 1))
        return putValue(json, key, value.empty() ? std::string() : value.front().sql);
    PlanJson list = PlanJson::array();
    for (const WeightedQuery& query : value) {
        PlanJson entry;
        putValue(entry, "sql", query.sql);
        entry["weight"] = query.weight;
        list.push_back(std::move(entry));
    }
    json[key] = std::move(list);
}

void takeValue(const PlanJson& json, const std::string& key, std::vector<WeightedQuery>& value) {
    std::string sql;
    if (!json.contains(key) || !json.at(key).is_array()) {
        takeValue(json, key, sql);
        if (!sql.empty())
            value = {{std::move(sql), 1}};
        return;
    }
    value.clear();
    for (const PlanJson& entry : json.at(key)) {
        WeightedQuery query;
        takeValue(entry, "sql", query.sql);
        takeValue(entry, "weight", query.weight);
        value.push_back(std::move(query));
    }
}

void putValue(PlanJson& json, const std::string& key, QueryProtocol value) {
    json[key] = nameOf(value);
}

void takeValue(const PlanJson& json, const std::string& key, QueryProtocol& value) {
    if (json.contains(key))
        value = queryProtocolNamed(json.at(key).get<std::string>()).value_or(value);
}

} // namespace loadstone
