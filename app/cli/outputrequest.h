// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <vector>

namespace loadstone {

/// Where one result goes: a format, such as "text", to a file, or to "-", standard output.
struct OutputRequest {
    std::string format;
    std::string file = "-";
};

} // namespace loadstone
