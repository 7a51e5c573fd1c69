// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// Takes what is secret in URLs out of the arguments as the list of processes shows them to every
/// user of the machine; what is read of them later has none of it either.
void hideSecretsIn(int argc, char** argv);

/// One of them as it may be shown: a URL, the words of libpq for a database, or an option with
/// either as its value.
std::string withoutSecretsOfUrls(const std::string& argument);

} // namespace loadstone
