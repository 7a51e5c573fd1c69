// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>

namespace loadstone {

/// What `text` of an option says; with @FILE the first line of that file, so that a secret stays
/// out of the list of processes. Errors name the option.
Expected<std::string> secretText(const std::string& option, const std::string& text);

} // namespace loadstone
