#pragma once

#include "core/base/clock.h"

#include <string>
#include <string_view>

namespace loadstone {

/// A text in a CSV, quoted if it must be.
std::string textCell(std::string_view text);

/// A number in a CSV, with three digits after the point.
std::string decimalCell(double value);

/// The same of a time in milliseconds.
std::string millisecondsCell(Microseconds time);

} // namespace loadstone
