// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// One statement of SQL. Its parameters have numbers of their own, from $1 without gaps, since the
/// server wants to know the type of each that there is.
struct SqlStatement {
    enum class Kind { Usual, Begins, Ends, Copies };

    std::string text;                    ///< with its own parameters
    std::vector<std::size_t> parameters; ///< which of all parameters each of its own is, from 0
    std::vector<std::string> pieces;     ///< the text up to each place of a parameter, and behind
    std::vector<std::size_t> places;     ///< which of its own parameters each place has, from 0
    Kind kind = Kind::Usual;             ///< whether it begins or ends a transaction, or copies

    /// As the user wrote it, with the numbers of all parameters.
    std::string written() const;

    bool operator==(const SqlStatement&) const = default;
};

/// The statements of a text, which end at semicolons. What is within quotes, dollar quotes,
/// comments, parentheses and the body of a function (BEGIN ATOMIC ... END) separates nothing.
/// Errors name "query".
Expected<std::vector<SqlStatement>> readStatements(std::string_view sql);

/// How many parameters they need: as many as the highest number.
std::size_t parametersOf(const std::vector<SqlStatement>& statements);

} // namespace loadstone
