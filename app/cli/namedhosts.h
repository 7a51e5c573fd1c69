// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"

#include <CLI/App.hpp>

#include <string>

namespace loadstone {

/// The options that name hosts, as they were typed.
struct NamedHosts {
    std::string list;
    std::string file;
    bool mayBeSlurms = true; ///< if none is named

    bool areNone() const { return list.empty() && file.empty(); }
};

/// Declares them in this group of the help; `share` says what the hosts do, behind "Hosts that".
void declareHosts(CLI::App& command, const std::string& group, const std::string& share,
                  NamedHosts& into);

/// The hosts that were named, none if none were. Errors name the option in `field`.
Expected<HostList> readHosts(const NamedHosts& named);
/// The same of a load, for which those of an allocation of Slurm need not be named.
Expected<void> readLoadHosts(const NamedHosts& named, HostList& into);

} // namespace loadstone
