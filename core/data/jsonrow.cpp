// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/jsonrow.h"

#include "core/base/wholejson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Expected<Json> objectIn(std::string_view row) {
    Json json = Json::parse(row, nullptr, false);
    if (json.is_discarded() || row.find('\0') != row.npos)
        return fail("",
                    "it is no JSON object (" + columnAt(row, jsonFaultIn(row).value_or(0)) + ")");
    if (!json.is_object())
        return fail("", "it is no JSON object");
    return json;
}

std::string textOf(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    return value.is_null() ? std::string() : value.dump();
}

} // namespace

Expected<std::vector<std::string>> jsonRowNames(std::string_view row) {
    const auto object = objectIn(row);
    if (!object)
        return tl::unexpected(object.error());
    std::vector<std::string> names;
    for (const auto& member : object->items())
        names.push_back(member.key());
    return names;
}

Expected<void> readJsonRow(std::string_view row, const std::vector<std::string>& names,
                           std::vector<std::string>& values) {
    const auto object = objectIn(row);
    if (!object)
        return tl::unexpected(object.error());
    values.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto member = object->find(names[i]);
        if (member == object->end())
            return fail("", "it has no \"" + names[i] + "\"");
        values[i] = textOf(*member);
    }
    return {};
}

} // namespace loadstone
