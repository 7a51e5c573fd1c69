// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/relation.h"

#include <memory>
#include <vector>

namespace loadstone {

struct CheckMatcher;

/// What an answer must have, as in body contains "in stock". A value that is read from a text; any
/// thread. Its copies share what a pattern or a path was compiled to.
struct Check {
    enum class Kind {
        BodyContains,
        BodyMatches,
        HeaderPresent,
        HeaderEquals,
        HeaderContains,
        JsonPresent,
        JsonEquals,
        Size, ///< of the body as it was sent, in bytes
        Time  ///< from when the request left to the end of the answer, in microseconds
    };

    Kind kind = Kind::BodyContains;
    std::string name;   ///< of a header, or the path of a JSON value
    std::string wanted; ///< a text or a pattern; of JsonEquals a value of JSON, or else a text
    Relation relation = Relation::Below; ///< of Size and Time
    double bound = 0;
    std::shared_ptr<const CheckMatcher> matcher; ///< of BodyMatches and the two of JSON

    /// As read() reads it: body contains "in stock".
    std::string text() const;
    /// The error says at which character what is to stand, and names no field.
    static Expected<Check> read(std::string_view text);

    bool isOfHeader() const { return kind >= Kind::HeaderPresent && kind <= Kind::HeaderContains; }
    bool isOfJson() const { return kind == Kind::JsonPresent || kind == Kind::JsonEquals; }
    /// Whether it looks at what the body says, and not only at how long it is.
    bool isOfBody() const { return kind <= Kind::BodyMatches || isOfJson(); }
    /// Whether the body must be there as a whole.
    bool needsWholeBody() const { return isOfBody() && kind != Kind::BodyContains; }

    bool operator==(const Check& other) const { return text() == other.text(); }
};

/// The most that a run can have.
inline constexpr std::size_t mostChecks = 32;

/// A check in each line. An error says of which one it is, and names `field`.
std::string textOf(const std::vector<Check>& checks);
Expected<std::vector<Check>> readChecks(std::string_view text, const std::string& field);

} // namespace loadstone
