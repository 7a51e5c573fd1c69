// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/curl/commandwords.h"
#include "core/curl/curloption.h"

namespace loadstone {

/// An option of a cURL command with its value, or a URL.
struct CurlArgument {
    const CurlOption* option = nullptr; ///< none: a URL
    std::string typed;                  ///< the option as it was written, without its value
    std::string value;
    std::size_t position = 1;
    bool isOff = false; ///< --no-NAME
};

/// The arguments of `words`, which begin with curl. Errors name the option, and say where it
/// stands.
Expected<std::vector<CurlArgument>> curlArguments(const std::vector<CommandWord>& words);

} // namespace loadstone
