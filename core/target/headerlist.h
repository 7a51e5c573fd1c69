// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

namespace loadstone {

/// The words of a header's list, with commas between them, without the blanks around each.
std::vector<std::string_view> wordsIn(std::string_view list);

/// Whether a header's list of words, with commas between them, holds `word` in any case.
bool listHolds(std::string_view list, std::string_view word);

} // namespace loadstone
