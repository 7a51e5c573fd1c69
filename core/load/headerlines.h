// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/request.h"

#include <string_view>

namespace loadstone {

/// A header as "Name: value". Blanks around the value are no part of it. Errors name "header".
Expected<Header> readHeader(std::string_view line);

/// Headers, one per line; empty lines are skipped. Errors name "header" and the line's number.
Expected<std::vector<Header>> readHeaders(std::string_view text);

} // namespace loadstone
