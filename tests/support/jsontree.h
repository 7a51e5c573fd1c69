// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/jsonpath.h"

#include <nlohmann/json.hpp>

namespace loadstone {

/// The value at a path by way of a tree of the whole text, which JsonScan makes none of. The reader
/// takes a NUL for the end of the text, which it is not.
inline std::optional<nlohmann::json> valueInTree(const JsonPath& path, std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
        return std::nullopt;
    nlohmann::json whole = nlohmann::json::parse(text, nullptr, false);
    const nlohmann::json* value = whole.is_discarded() ? nullptr : &whole;
    for (const JsonPath::Step& step : path.steps()) {
        const auto* name = std::get_if<std::string>(&step);
        if (name && value && value->is_object() && value->contains(*name)) {
            value = &(*value)[*name];
            continue;
        }
        const auto* index = std::get_if<std::size_t>(&step);
        value = index && value && value->is_array() && *index < value->size() ? &(*value)[*index]
                                                                              : nullptr;
    }
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace loadstone
