// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// What each host of a run did, a line for each under a title; empty if it had only this one.
std::string hostsText(const RunReport& report);

/// "node2 was lost after 2.1 s (nothing was heard of it any more)".
std::string lostHostText(const std::string& name, Seconds at, const std::string& why);

/// Why a run on several hosts is a partial result: which were lost, and when. Empty if none was.
std::string lostHostsText(const std::vector<HostShare>& hosts);

} // namespace loadstone
