// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// A duration as typed by a person, and whether the unit had to be assumed.
struct ParsedDuration {
    Milliseconds value{0};
    bool assumedSeconds = false;
};

/// Reads "500ms", "1.5m", "1h", "1m 30s"; a bare number means seconds. Errors name `field`.
Expected<ParsedDuration> parseDuration(std::string_view text, const std::string& field,
                                       Milliseconds least = Milliseconds(1));

/// Reads a whole number as readTypedNumber() does: "10k" and "1e4" are 10,000.
Expected<std::uint64_t> parseCount(std::string_view text, const std::string& field);

/// 1234567 as "1,234,567".
std::string formatCount(std::uint64_t value);

/// The same for each whole number in a text; what stands behind a point stays: "10,000/s".
std::string withSeparatedNumbers(std::string_view text);

/// "1 thread", "1,000 threads".
std::string counted(std::uint64_t value, const std::string& noun);

/// `value` with `decimals` digits after the point and thousands separators: "12,345.7".
std::string formatNumber(double value, int decimals);

/// A time with three significant digits and its unit: "87 µs", "1.23 ms", "45.6 s", "12 min 5 s".
std::string formatTime(Seconds value);

/// The same of a figure in microseconds, as histograms have them.
std::string formatMicroseconds(double value);
std::string formatMicroseconds(std::int64_t value);

/// A duration as parseDuration reads it, in the largest unit that holds it whole: "30s", "1500ms".
std::string formatDuration(Milliseconds value);

/// Decimal units, as networks are measured: "23.4 MB".
std::string formatBytes(double bytes);

/// A share from 0 to 1 as "99.98 %"; a share that rounds to 0 or 100 without being it keeps digits.
std::string formatShare(double share);

} // namespace loadstone
