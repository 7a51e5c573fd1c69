// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/latencylimit.h"

#include "core/base/decimals.h"
#include "core/base/units.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace loadstone {

namespace {

constexpr std::string_view maximum = "max";

std::string withoutBlanks(std::string_view text) {
    std::string left;
    for (const char letter : text)
        if (letter != ' ')
            left += letter;
    return left;
}

std::optional<double> numberIn(std::string_view text) {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return error == std::errc() && rest == end ? std::optional(value) : std::nullopt;
}

/// "p99.9" as 0.999.
std::optional<double> quantileIn(std::string_view text) {
    if (text == maximum)
        return 1;
    if (!text.starts_with('p'))
        return std::nullopt;
    const auto percent = numberIn(text.substr(1));
    if (!percent || *percent <= 0 || *percent > 100)
        return std::nullopt;
    return *percent / 100;
}

/// Microseconds too, which are no duration of anything else that is set.
std::optional<Microseconds> timeIn(const std::string& text) {
    constexpr std::string_view micro = "us";
    if (text.ends_with(micro)) {
        const auto value = numberIn(std::string_view(text).substr(0, text.size() - micro.size()));
        if (!value || *value < 1)
            return std::nullopt;
        return Microseconds(std::llround(*value));
    }
    const auto duration = parseDuration(text, "limit");
    if (!duration || duration->assumedSeconds)
        return std::nullopt;
    return duration->value;
}

} // namespace

std::string LatencyLimit::percentile() const {
    constexpr int digits = 6;
    return quantile >= 1 ? std::string(maximum) : "p" + significantText(quantile * 100, digits);
}

std::string LatencyLimit::text() const {
    const bool isWhole = most.count() % 1000 == 0;
    return percentile() + "<" +
           (isWhole ? formatDuration(std::chrono::duration_cast<Milliseconds>(most))
                    : std::to_string(most.count()) + "us");
}

Expected<LatencyLimit> LatencyLimit::parse(std::string_view text) {
    const std::string typed = withoutBlanks(text);
    const auto quoted = [&](const std::string& problem) {
        return fail("limit", "\"" + std::string(text) + "\" " + problem);
    };
    const auto below = typed.find('<');
    if (below == std::string::npos)
        return quoted("is not a limit; give a percentile, < and a time, as in p99<50ms");
    const auto quantile = quantileIn(std::string_view(typed).substr(0, below));
    if (!quantile)
        return quoted("has no percentile before the <; give one from p1 to p100, or max, as in "
                      "p99<50ms");
    const auto time = timeIn(typed.substr(below + 1));
    if (!time)
        return quoted("has no time with its unit behind the <; give one, as in p99<50ms");
    return LatencyLimit{*quantile, *time};
}

} // namespace loadstone
