// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// Whether a database is on this machine, as far as that is known without asking anybody: by a unix
/// socket, localhost, or an address of this machine.
bool isDatabaseHere(const std::string& url);

} // namespace loadstone
