// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/jsonrow.h"

#include "core/base/jsoncursor.h"
#include "core/base/wholejson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace loadstone {

namespace {

using Json = nlohmann::json;

struct Member {
    std::string name;
    std::string_view value; ///< as it stands in the row
};

/// Of a text in its quotes.
std::string textOf(std::string_view quoted) {
    const std::string_view bare = quoted.substr(1, quoted.size() - 2);
    if (bare.find('\\') == std::string_view::npos)
        return std::string(bare);
    return Json::parse(quoted).get<std::string>();
}

/// A value that is known to be one.
void passValue(JsonCursor& json) {
    if (json.next() != '{' && json.next() != '[') {
        json.takeScalar();
        return;
    }
    int open = 0;
    do {
        const char next = json.next();
        if (next == '"') {
            json.takeString();
            continue;
        }
        open += next == '{' || next == '[' ? 1 : 0;
        open -= next == '}' || next == ']' ? 1 : 0;
        json.skip();
    } while (open > 0);
}

/// Those of an object that is known to be one.
std::vector<Member> membersIn(std::string_view row) {
    std::vector<Member> members;
    JsonCursor json(row);
    const auto pass = [&](char punctuation) {
        json.skipBlanks();
        if (json.next() == punctuation)
            json.skip();
        json.skipBlanks();
    };
    for (pass('{'); json.next() == '"'; pass(',')) {
        const std::size_t nameAt = json.at();
        json.takeString();
        std::string name = textOf(json.since(nameAt));
        pass(':');
        const std::size_t valueAt = json.at();
        passValue(json);
        members.push_back({std::move(name), json.since(valueAt)});
    }
    return members;
}

Expected<std::vector<Member>> readMembers(std::string_view row) {
    if (row.find('\0') != row.npos || !Json::accept(row))
        return fail("",
                    "it is no JSON object (" + columnAt(row, jsonFaultIn(row).value_or(0)) + ")");
    if (!row.substr(std::min(row.find_first_not_of(" \t\r"), row.size())).starts_with('{'))
        return fail("", "it is no JSON object");
    return membersIn(row);
}

std::string valueOf(const Member& member) {
    if (member.value.starts_with('"'))
        return textOf(member.value);
    return member.value == "null" ? std::string() : std::string(member.value);
}

/// The last of that name; none if there is none. Rows mostly have their members in one order.
const Member* find(const std::string& name, const std::vector<Member>& members, std::size_t likely,
                   std::size_t wanted) {
    if (members.size() == wanted && members[likely].name == name)
        return &members[likely];
    const auto found = std::find_if(members.rbegin(), members.rend(),
                                    [&](const Member& member) { return member.name == name; });
    return found == members.rend() ? nullptr : &*found;
}

} // namespace

Expected<std::vector<std::string>> jsonRowNames(std::string_view row) {
    return readMembers(row).map([](const std::vector<Member>& members) {
        std::vector<std::string> names;
        std::unordered_set<std::string_view> seen;
        for (const Member& member : members)
            if (seen.insert(member.name).second)
                names.push_back(member.name);
        return names;
    });
}

Expected<void> readJsonRow(std::string_view row, const std::vector<std::string>& names,
                           std::vector<std::string>& values) {
    const auto members = readMembers(row);
    if (!members)
        return tl::unexpected(members.error());
    values.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Member* const member = find(names[i], *members, i, names.size());
        if (!member)
            return fail("", "it has no \"" + names[i] + "\"");
        values[i] = valueOf(*member);
    }
    return {};
}

} // namespace loadstone
