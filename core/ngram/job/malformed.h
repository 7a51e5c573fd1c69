// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace loadstone {

/// Why a line was not counted.
enum class Malformed : std::uint8_t {
    Empty,
    NoTabs,
    EmptyNgram,
    FieldCount,
    Year,
    Count,
    CountTooLarge,
    NgramTooLong,
    LineTooLong,
    NotUtf8,
    BehindPacked,
};

/// How many of such lines a job shows; the others are only counted.
constexpr int firstMalformed = 10;

/// "the year is not a number of up to 4 digits".
std::string sentenceFor(Malformed reason);
/// The reason that has this sentence.
std::optional<Malformed> malformedNamed(std::string_view sentence);

/// A line that was not counted, by its place in its partition.
struct MalformedLine {
    std::uint64_t partition = 0;
    std::uint64_t line = 0; ///< from 0, in the partition
    Malformed reason = Malformed::Empty;

    bool operator==(const MalformedLine&) const = default;
    /// By their place.
    bool operator<(const MalformedLine& other) const {
        return std::tie(partition, line) < std::tie(other.partition, other.line);
    }
};

} // namespace loadstone
