// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

// What several hosts did of an n-gram job, in files and words. Any thread.

nlohmann::ordered_json ngramHostsToJson(const std::vector<NgramHost>& hosts);
/// Throws if they cannot be hosts.
std::vector<NgramHost> ngramHostsFromJson(const nlohmann::ordered_json& json);

/// A line for each under a title; empty if there are none.
std::string ngramHostsText(const std::vector<NgramHost>& hosts);
/// "4 hosts", "3 of 4 hosts".
std::string hostsAtWork(const std::vector<NgramHost>& hosts);
/// Which were lost, and when; empty if none was.
std::string lostHostsText(const std::vector<NgramHost>& hosts);

} // namespace loadstone
