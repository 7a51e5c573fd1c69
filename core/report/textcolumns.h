// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// `text` (UTF-8) moved to the right until it takes `width` characters.
std::string padded(const std::string& text, std::size_t width);

/// "  Name:       value" on a line; values of one `nameWidth` begin in one column.
std::string namedRow(const std::string& name, const std::string& value, std::size_t nameWidth);

} // namespace loadstone
