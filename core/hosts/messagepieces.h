// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <string>
#include <vector>

namespace loadstone {

// What several messages between hosts have in them, as JSON.

inline nlohmann::ordered_json binary(const std::string& bytes) {
    return nlohmann::ordered_json::binary({bytes.begin(), bytes.end()});
}

inline std::string bytesOf(const nlohmann::ordered_json& json) {
    const auto& bytes = json.get_binary();
    return {bytes.begin(), bytes.end()};
}

/// Long lists of numbers as their bytes.
template <typename Number>
nlohmann::ordered_json packed(const std::vector<Number>& numbers) {
    static_assert(sizeof(Number) == 8);
    return binary({reinterpret_cast<const char*>(numbers.data()), 8 * numbers.size()});
}

template <typename Number>
void unpack(const nlohmann::ordered_json& json, std::vector<Number>& numbers) {
    const auto& bytes = json.get_binary();
    numbers.resize(bytes.size() / 8);
    if (!bytes.empty())
        std::memcpy(numbers.data(), bytes.data(), 8 * numbers.size());
}

inline nlohmann::ordered_json errorToJson(const Error& error) {
    return {{"field", error.field}, {"message", error.message}};
}

inline Error errorFrom(const nlohmann::ordered_json& json) {
    return {json.at("field"), json.at("message")};
}

} // namespace loadstone
