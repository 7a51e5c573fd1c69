// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace loadstone {

/// How the requests of a rate lie in time: evenly, or by chance, as those of many clients that know
/// nothing of each other.
enum class ArrivalKind : std::uint8_t { Constant, Poisson };

inline constexpr std::array<std::string_view, 2> arrivalNames{"constant", "poisson"};

constexpr std::string_view nameOf(ArrivalKind kind) {
    return arrivalNames.at(static_cast<std::size_t>(kind));
}
constexpr std::optional<ArrivalKind> arrivalNamed(std::string_view name) {
    for (std::size_t i = 0; i < arrivalNames.size(); ++i)
        if (arrivalNames[i] == name)
            return static_cast<ArrivalKind>(i);
    return std::nullopt;
}

} // namespace loadstone
