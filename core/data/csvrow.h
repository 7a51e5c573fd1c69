// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// How many bytes the row at the beginning of `text` takes, its line end included: a line end in
/// quotes (RFC 4180) does not end it.
std::size_t csvRowBytes(std::string_view text);

/// Takes the values of a row apart, `row` being without its line end. They go to `values`, whose
/// memory is used again. Blanks belong to a value. The error is what is wrong, without a place.
Expected<void> readCsvRow(std::string_view row, std::vector<std::string>& values);

} // namespace loadstone
