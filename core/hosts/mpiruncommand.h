// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// What mpirun is started with, to start `program` once on each host, in their order. The plan is
/// not among it: it has secrets, and everybody on a machine may read the arguments of programs.
std::vector<std::string> mpirunArguments(const HostList& hosts, const std::string& program);

/// The sentence for what did not come about, with what mpirun said, which may be a page, in a line.
std::string mpirunFailure(const std::string& why, std::string_view said);

/// The same for the start of `work`, "run" or "ngrams". `why` says what was seen of it, as in
/// "mpirun ended".
std::string startFailure(const std::string& work, const std::string& why, std::string_view said);

} // namespace loadstone
