// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// `value` with `decimals` digits after the point: "1234.50". The same text in every locale.
std::string fixedText(double value, int decimals);

/// `value` with at most `digits` significant digits, as short as possible: "0.0521", "1.2e-05".
std::string significantText(double value, int digits);

/// `value` to 15 significant digits: what was meant by a product of decimals, of which doubles are
/// a little off, as 1.005 * 1000 is.
double withoutResidue(double value);

/// The shortest text without an exponent that is read as the same value: "0.1", "1000000".
std::string exactText(double value);

} // namespace loadstone
