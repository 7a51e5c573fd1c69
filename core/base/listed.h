// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The parts of a list with commas or line ends between them, without blanks around each; an empty
/// text is an empty list.
std::vector<std::string> listedIn(std::string_view text);

} // namespace loadstone
