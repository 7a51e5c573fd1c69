// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/termreader.h"

namespace loadstone {

/// A time in microseconds as it is typed in a term, to the last digit: "250ms", "1500us".
std::string exactTime(double microseconds);

/// Reads the unit behind `number`, which may have any: at most a year in microseconds.
Expected<double> readExactTime(TermReader& reader, double number);

} // namespace loadstone
