// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// What some programs begin a file in UTF-8 with. It is none of the text.
inline constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

} // namespace loadstone
