// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QString>

namespace loadstone {

/// "Done in 37.2 s: 10,000 requests" or "Stopped: 4,113 of 10,000 requests, 64 aborted".
QString endingText(const RunReport& report);

} // namespace loadstone
