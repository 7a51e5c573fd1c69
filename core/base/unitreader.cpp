// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timeunits.h"
#include "core/base/typednumber.h"
#include "core/base/units.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace loadstone {

namespace {

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

/// Shorter times than these are not measured out.
std::optional<double> millisecondsIn(std::string_view unit) {
    constexpr std::int64_t least = 1000;
    const auto microseconds = microsecondsIn(unit);
    if (!microseconds || *microseconds < least)
        return std::nullopt;
    return static_cast<double>(*microseconds) / least;
}

/// A number and what stands behind it up to the next one.
struct Part {
    double value = 0;
    std::string_view unit;
};

std::optional<Part> takePart(std::string_view& text) {
    Part part;
    const char* const end = text.data() + text.size();
    const auto [rest, error] =
        std::from_chars(text.data(), end, part.value, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(part.value))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    part.unit = text.substr(0, text.find_first_of("0123456789.-"));
    text.remove_prefix(part.unit.size());
    return part;
}

/// "1h30m" in milliseconds. Only the first part may be negative, which is too short then.
std::optional<double> readParts(std::string_view text) {
    double total = 0;
    double unitBefore = std::numeric_limits<double>::infinity();
    do {
        const auto part = takePart(text);
        const auto unit = part ? millisecondsIn(part->unit) : std::nullopt;
        const bool isFirst = std::isinf(unitBefore);
        if (!unit || *unit >= unitBefore || (!isFirst && std::signbit(part->value)))
            return std::nullopt;
        unitBefore = *unit;
        total += part->value * *unit;
    } while (!text.empty());
    return total;
}

/// A number alone.
std::optional<double> readSeconds(std::string_view text) {
    double seconds = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
    const bool isRead = error == std::errc() && rest == end && std::isfinite(seconds);
    return isRead ? std::optional(seconds) : std::nullopt;
}

} // namespace

Expected<ParsedDuration> parseDuration(std::string_view text, const std::string& field,
                                       Milliseconds least) {
    const std::string typed = withoutBlanks(text);
    const auto seconds = readSeconds(typed);
    const auto read = seconds ? std::optional(*seconds * 1000) : readParts(typed);
    if (!read)
        return fail(field,
                    quoted(text) + " is not a duration; write it as 500ms, 30s, 2m, 1h or 1m30s");
    const double milliseconds = std::round(*read);
    constexpr double longest = 1000.0 * 3600 * 24 * 365;
    if (milliseconds < static_cast<double>(least.count()))
        return fail(field, quoted(text) + " is too short; the least is 1ms");
    if (milliseconds > longest)
        return fail(field, quoted(text) + " is longer than a year");
    return ParsedDuration{Milliseconds(static_cast<std::int64_t>(milliseconds)),
                          seconds.has_value()};
}

// Whole numbers as such, since doubles are not exact beyond 2^53.
Expected<std::uint64_t> parseCount(std::string_view text, const std::string& field) {
    const std::string typed = withoutSeparators(text);
    std::uint64_t value = 0;
    const char* const end = typed.data() + typed.size();
    const auto [rest, error] = std::from_chars(typed.data(), end, value);
    if (error == std::errc() && rest == end)
        return value;
    const auto number = readTypedNumber(typed);
    constexpr double largest = 9e15;
    if (error == std::errc::result_out_of_range || (number && *number > largest))
        return fail(field, quoted(text) + " is too large");
    constexpr double tolerance = 1e-9; // 1.1k is 1100.0000000000002
    if (!number || std::abs(*number - std::round(*number)) > tolerance * *number)
        return fail(field, quoted(text) + " is not a whole number; write it as 5000, 5k or 5m");
    return static_cast<std::uint64_t>(std::round(*number));
}

} // namespace loadstone
