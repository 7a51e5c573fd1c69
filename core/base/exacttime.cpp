// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/exacttime.h"

#include "core/base/decimals.h"
#include "core/base/timeunits.h"
#include "core/base/units.h"

#include <cmath>

namespace loadstone {

std::string exactTime(double microseconds) {
    constexpr double inMillisecond = 1000;
    const double milliseconds = microseconds / inMillisecond;
    if (milliseconds >= 1 && std::floor(milliseconds) == milliseconds)
        return formatDuration(Milliseconds(static_cast<std::int64_t>(milliseconds)));
    return exactText(microseconds) + "us";
}

Expected<double> readExactTime(TermReader& reader, double number) {
    constexpr double longest = 366 * 24 * 3600e6;
    const std::size_t begin = reader.position();
    const auto unit = microsecondsIn(reader.takeWord());
    const double time = withoutResidue(number * static_cast<double>(unit.value_or(1)));
    if (unit && time <= longest)
        return time;
    reader.goBack(begin);
    return reader.expects(unit ? "a unit with which the time is no longer than a year"
                               : "the unit of the time: us, ms, s, m or h");
}

} // namespace loadstone
