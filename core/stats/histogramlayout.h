// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace loadstone {

/// Bucket geometry of an HDR histogram: values from 0 to `highest`, each bucket at most
/// 10^-digits of its value wide. Formulas: Gil Tene's HdrHistogram, with a unit of 1.
struct HistogramLayout {
    std::int64_t highest;
    int digits;
    int halfMagnitude; ///< log2 of the buckets in one doubling of the value
    std::size_t size;  ///< number of buckets

    constexpr HistogramLayout(std::int64_t highestValue, int significantDigits)
        : highest(highestValue),
          digits(significantDigits),
          halfMagnitude(halfMagnitudeOf(significantDigits)),
          size(sizeOf(highestValue, halfMagnitude)) {}

    /// The bucket of `value`; values beyond the range are counted in the first or the last one.
    constexpr std::size_t indexOf(std::int64_t value) const {
        const auto clamped = static_cast<std::uint64_t>(value < 0         ? 0
                                                        : value > highest ? highest
                                                                          : value);
        const std::uint64_t mask = (std::uint64_t{2} << halfMagnitude) - 1;
        const int doubling = widthOf(clamped | mask) - halfMagnitude - 1;
        return (static_cast<std::size_t>(doubling) << halfMagnitude) +
               static_cast<std::size_t>(clamped >> doubling);
    }

    constexpr std::int64_t lowestAt(std::size_t index) const {
        const int doubling = doublingAt(index);
        const auto sub = index - (static_cast<std::size_t>(doubling) << halfMagnitude);
        return static_cast<std::int64_t>(sub << doubling);
    }

    constexpr std::int64_t highestAt(std::size_t index) const {
        return lowestAt(index) + (std::int64_t{1} << doublingAt(index)) - 1;
    }

    constexpr bool operator==(const HistogramLayout&) const = default;

private:
    static constexpr int widthOf(std::uint64_t value) {
        return static_cast<int>(std::bit_width(value));
    }

    constexpr int doublingAt(std::size_t index) const {
        const auto half = index >> halfMagnitude;
        return half == 0 ? 0 : static_cast<int>(half) - 1;
    }

    static constexpr int halfMagnitudeOf(int digits) {
        std::uint64_t resolution = 2;
        for (int i = 0; i < digits; ++i)
            resolution *= 10;
        return widthOf(resolution - 1) - 1;
    }

    static constexpr std::size_t sizeOf(std::int64_t highest, int halfMagnitude) {
        std::size_t doublings = 1;
        for (std::int64_t reach = std::int64_t{2} << halfMagnitude; reach <= highest; reach *= 2)
            ++doublings;
        return (doublings + 1) << halfMagnitude;
    }
};

/// A year and 41 days in microseconds, the last of a doubling: no timeout is longer than a year.
inline constexpr std::int64_t longestTime = (std::int64_t{1} << 45) - 1;

/// Latencies: three digits, 36,864 buckets.
inline constexpr HistogramLayout latencyLayout{longestTime, 3};
/// Phases and the timeline's cells: two digits, 4,992 buckets.
inline constexpr HistogramLayout coarseLayout{longestTime, 2};

} // namespace loadstone
