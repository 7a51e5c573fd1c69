// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/bytesizes.h"

#include "core/base/asciicase.h"
#include "core/base/decimals.h"

#include <array>
#include <cmath>

namespace loadstone {

namespace {

struct Unit {
    double bytes;
    std::string_view name;
};
/// Of those that are written, the largest first.
constexpr std::array units{Unit{1e9, "GB"}, Unit{1e6, "MB"}, Unit{1e3, "kB"}, Unit{1, "B"}};
constexpr std::array binaryUnits{Unit{1024.0 * 1024 * 1024, "GiB"}, Unit{1024.0 * 1024, "MiB"},
                                 Unit{1024, "KiB"}};

std::optional<double> bytesIn(std::string_view unit) {
    if (unit.empty())
        return 1;
    for (const Unit& one : units)
        if (sameButForCase(one.name, unit))
            return one.bytes;
    for (const Unit& one : binaryUnits)
        if (sameButForCase(one.name, unit))
            return one.bytes;
    return std::nullopt;
}

} // namespace

std::string exactSize(double bytes) {
    for (const Unit& unit : units)
        if (bytes >= unit.bytes && std::fmod(bytes, unit.bytes) == 0)
            return exactText(bytes / unit.bytes) + std::string(unit.name);
    return exactText(bytes) + "B";
}

Expected<double> readSize(TermReader& reader) {
    constexpr double largest = 1e15;
    const std::size_t begin = reader.position();
    const auto number = reader.takeNumber();
    if (!number)
        return reader.expects("a size, as in 10kB");
    const std::size_t unitAt = reader.position();
    const auto unit = bytesIn(reader.takeWord());
    const double size = withoutResidue(*number * unit.value_or(1));
    if (unit && size <= largest && std::floor(size) == size)
        return size;
    reader.goBack(unit ? begin : unitAt);
    return reader.expects(unit ? "a whole number of bytes, at most 1000000GB"
                               : "the unit of the size: B, kB, MB, GB, KiB, MiB or GiB");
}

} // namespace loadstone
