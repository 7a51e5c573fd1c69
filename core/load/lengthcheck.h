// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"
#include "core/load/findings.h"

namespace loadstone {

/// Whether a header Content-Length that was given says how long the body is. Of a body that is
/// longer the server takes the rest for another request, and for the rest of a shorter one it
/// waits.
void checkLength(const Request& request, Findings& found);

} // namespace loadstone
