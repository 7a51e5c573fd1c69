// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/listed.h"
#include "core/load/settingjson.h"
#include "core/load/settingtext.h"

namespace loadstone {

std::string textOf(const std::vector<QueryParameter>& value) {
    return linesText(value);
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
    for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        value.push_back({text.substr(begin, end - begin)});
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
