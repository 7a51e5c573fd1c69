// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// Whether the URL's host is this machine: loopback, or an address or the name of its own. Other
/// names are not looked up.
bool isOnThisMachine(const std::string& url);

} // namespace loadstone
