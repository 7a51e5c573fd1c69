// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

namespace loadstone {

/// Where the connections of a run went: "to 127.0.0.1, one of 2 addresses". Empty if the URL says
/// so itself, or nobody knows.
std::string addressText(const RunReport& report);

/// What the connections agreed on: "TLSv1.3 with TLS_AES_256_GCM_SHA384", with a count if there are
/// several. Empty without TLS.
std::string tlsText(const RunReport& report);

/// How answers came packed, and that their bytes are counted so: "gzip (990), not packed (10)".
/// Empty if none was.
std::string packedText(const RunReport& report);

} // namespace loadstone
