// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace loadstone {

/// How queries go to the server (PostgreSQL's documentation, "Message Flow").
enum class QueryProtocol {
    Prepared, ///< parsed once for each connection, then only carried out
    Extended, ///< parsed each time, with parameters beside the text
    Simple,   ///< text only, with the values of parameters in it; what PgBouncer 1.18 can pass on
};

inline constexpr std::array<std::string_view, 3> queryProtocolNames{"prepared", "extended",
                                                                    "simple"};

constexpr std::string_view nameOf(QueryProtocol protocol) {
    return queryProtocolNames.at(static_cast<std::size_t>(protocol));
}

constexpr std::optional<QueryProtocol> queryProtocolNamed(std::string_view name) {
    for (std::size_t i = 0; i < queryProtocolNames.size(); ++i)
        if (queryProtocolNames.at(i) == name)
            return static_cast<QueryProtocol>(i);
    return std::nullopt;
}

} // namespace loadstone
