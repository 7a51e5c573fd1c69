// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <string>
#include <string_view>

namespace loadstone {

/// A text in a CSV, quoted if it must be.
std::string textCell(std::string_view text);

/// A number in a CSV, with three digits after the point.
std::string decimalCell(double value);

/// A time in a CSV, in milliseconds with three digits after the point.
std::string millisecondsCell(Microseconds time);

} // namespace loadstone
