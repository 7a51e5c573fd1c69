// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/curl/textcursor.h"

#include <string>

namespace loadstone {

/// What stands behind a backslash in $'...' of bash, as the bytes that it means. The cursor is
/// behind the backslash, and then behind all that belongs to it.
std::string takeAnsiEscape(TextCursor& cursor);

} // namespace loadstone
