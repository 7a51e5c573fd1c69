// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

namespace loadstone {

/// A request that comes from elsewhere, whose braces are bytes and no placeholders.
Request withEscapedBraces(Request request);
/// The other way round; placeholders stay as they are.
Request withPlainBraces(Request request);

} // namespace loadstone
