// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace loadstone {

/// Takes what is secret out of the arguments as the list of processes shows them to every user of
/// the machine; what is read of them later has none of it either. `app` knows the options.
void hideSecretsIn(const CLI::App& app, int argc, char** argv);

/// The words as they may be shown: with the values of options that authorize, of secret names in
/// headers, cookies, fields and checks, and of URLs and words of libpq masked.
std::vector<std::string> withoutSecretsOfOptions(const CLI::App& app,
                                                 const std::vector<std::string>& words);

} // namespace loadstone
