// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/jsonpath.h"

#include "core/check/jsonscan.h"

#include <charconv>

namespace loadstone {

namespace {

constexpr std::string_view endsOfName = ".[ \t\"";

} // namespace

std::optional<std::string_view> JsonPath::in(std::string_view text) const {
    return JsonScan(text, m_steps).value();
}

std::optional<JsonPath::Step> JsonPath::takeInBrackets(std::string_view& path) {
    path.remove_prefix(1);
    if (path.starts_with('"') || path.starts_with('\'')) {
        const std::size_t end = path.find(path.front(), 1);
        if (end == std::string_view::npos || !path.substr(end + 1).starts_with(']'))
            return std::nullopt;
        const std::string_view name = path.substr(1, end - 1);
        path.remove_prefix(end + 2);
        return std::string(name);
    }
    std::size_t index = 0;
    const auto [rest, error] = std::from_chars(path.data(), path.data() + path.size(), index);
    const auto digits = static_cast<std::size_t>(rest - path.data());
    if (error != std::errc() || !path.substr(digits).starts_with(']'))
        return std::nullopt;
    path.remove_prefix(digits + 1);
    return index;
}

std::optional<JsonPath::Step> JsonPath::takeStep(std::string_view& path) {
    if (path.starts_with('['))
        return takeInBrackets(path);
    if (!path.starts_with('.'))
        return std::nullopt;
    path.remove_prefix(1);
    const std::string_view name = path.substr(0, path.find_first_of(endsOfName));
    if (name.empty() || name == "*") // elsewhere that is all members; ["*"] is the one of that name
        return std::nullopt;
    path.remove_prefix(name.size());
    return std::string(name);
}

Expected<JsonPath> JsonPath::read(TermReader& reader) {
    if (!reader.rest().starts_with('$'))
        return reader.expects("a path to a value of JSON, as in $.items[0].id");
    JsonPath found;
    std::string_view path = reader.rest().substr(1);
    const auto isOver = [&] { return path.empty() || path.front() == ' ' || path.front() == '\t'; };
    while (!isOver()) {
        const std::size_t left = path.size();
        auto step = takeStep(path);
        if (!step) {
            reader.skip(reader.rest().size() - left);
            return reader.expects("a name, as in .id or [\"a name\"], or an index, as in [0]");
        }
        found.m_steps.push_back(std::move(*step));
    }
    reader.skip(reader.rest().size() - path.size());
    return found;
}

} // namespace loadstone
