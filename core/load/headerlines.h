// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/request.h"

#include <string>
#include <string_view>

namespace loadstone {

/// A header as curl takes it: "Name: value", "Name;" for an empty value, and "Name:" for one that
/// is left out. Blanks around the value are no part of it. Errors name "header".
Expected<Header> readHeader(std::string_view line);

/// Headers, one per line; empty lines are skipped. Errors name "header" and the line's number.
Expected<std::vector<Header>> readHeaders(std::string_view text);

/// As readHeader() reads it.
std::string lineOf(const Header& header);

} // namespace loadstone
