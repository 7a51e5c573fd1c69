#pragma once

#include "core/base/clock.h"

#include <string>

namespace loadstone {

/// A number in a CSV, with three digits after the point.
std::string decimalCell(double value);

/// The same of a time in milliseconds.
std::string millisecondsCell(Microseconds time);

} // namespace loadstone
