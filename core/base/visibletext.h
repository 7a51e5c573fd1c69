// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// `text` with ? in the place of what a terminal would obey; line ends and tabs stay.
std::string visibleText(std::string_view text);

/// At most so many bytes of it, which end with "…" if there are more, and within no character.
std::string shortText(std::string_view text, std::size_t mostBytes);

} // namespace loadstone
