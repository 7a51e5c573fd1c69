// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

namespace loadstone {

// What the figures of a run hide from those who do not look twice. Any thread.

/// Whether every answer was a redirect that counts as ok because none was to be followed.
bool hasOnlyRedirects(const RunReport& report);

/// Why no request succeeded, the most frequent reason as a clause; empty if one did, or none ended.
std::string onlyFailureOf(const RunReport& report);

/// The feed whose rows are used once, if they ended the run before its time or number of requests
/// did; else empty.
std::string usedUpFeedOf(const RunReport& report);

} // namespace loadstone
