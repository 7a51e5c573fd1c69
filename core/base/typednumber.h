// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// A number as people type it, not negative: "1.5", "1,000,000", "25 000", "1e5", each also with k
/// for thousands or m for millions, as "1.5k". Separators stand before three digits only, so that
/// "1,5" is none.
std::optional<double> readTypedNumber(std::string_view text);

/// The text without blanks at its ends and without separators between thousands, if they are where
/// they belong; else without blanks at its ends only.
std::string withoutSeparators(std::string_view text);

/// The text without any blanks.
std::string withoutBlanks(std::string_view text);

} // namespace loadstone
