// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>

namespace loadstone {

/// All bytes of a file, read once and kept once: it may have gigabytes. "-" is standard input. What
/// has no size, such as a pipe, is read up to a gigabyte. Errors are sentences without a field.
Expected<std::string> readWholeFile(const std::string& name);

} // namespace loadstone
