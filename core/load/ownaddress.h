// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressbook.h"
#include "core/load/loadplan.h"

#include <string>

namespace loadstone {

/// Whether the URL's host is this machine: loopback, or an address or the name of its own. Other
/// names are not looked up.
bool isOnThisMachine(const std::string& url);
/// Whether a run's requests went to this machine: to a unix socket, or to its addresses; if nothing
/// is known of these, by the URL's host.
bool wentToThisMachine(const LoadPlan& plan, const std::vector<AddressUse>& addresses);

} // namespace loadstone
