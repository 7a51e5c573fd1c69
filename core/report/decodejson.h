// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace loadstone {

/// A whole number of a file. Throws if it is not whole or does not fit into a T; nlohmann's own way
/// would convert whatever number stands there.
template <typename T>
T wholeFrom(const nlohmann::ordered_json& json) {
    if (json.is_number_unsigned() && std::in_range<T>(json.get<std::uint64_t>()))
        return static_cast<T>(json.get<std::uint64_t>());
    if (json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>()))
        return static_cast<T>(json.get<std::int64_t>());
    throw std::out_of_range("not such a whole number");
}

/// What `read` makes of a file's JSON. Whatever it throws means that the file is no `kind`, such as
/// "run"; such errors have an empty field.
template <typename Read>
auto decodeJson(std::string_view text, const std::string& kind, const Read& read)
    -> decltype(read(nlohmann::ordered_json())) {
    try {
        return read(nlohmann::ordered_json::parse(text));
    } catch (const nlohmann::ordered_json::parse_error&) {
        return fail("", "the file is not JSON");
    } catch (const std::exception&) {
        return fail("", "the file is not a Loadstone " + kind);
    }
}

} // namespace loadstone
