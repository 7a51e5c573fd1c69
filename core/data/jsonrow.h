// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The names of a JSON object's members, in their order, each once. The error is what is wrong,
/// without a place.
Expected<std::vector<std::string>> jsonRowNames(std::string_view row);

/// The members of a JSON object with these names, of two with one name the last: texts as they are,
/// null as nothing, all else as it stands in the row, so that 1.50 stays 1.50 and no digit of a
/// number is lost. The error is what is wrong, without a place.
Expected<void> readJsonRow(std::string_view row, const std::vector<std::string>& names,
                           std::vector<std::string>& values);

} // namespace loadstone
