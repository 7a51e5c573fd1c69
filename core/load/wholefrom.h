// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>
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

/// A count as files have it. Throws if it is no whole number from 0 on.
inline std::uint64_t countFrom(const nlohmann::ordered_json& json) {
    return wholeFrom<std::uint64_t>(json);
}

} // namespace loadstone
