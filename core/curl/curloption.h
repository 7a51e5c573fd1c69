// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/curl/curldraft.h"

#include <span>
#include <string_view>

namespace loadstone {

/// An option of curl and what it does to a request. Rows of tables; nothing is allocated.
struct CurlOption {
    /// Errors name no field. Of a flag the value is empty.
    using Effect = Expected<void> (*)(CurlDraft& draft, const std::string& value);

    char letter; ///< 0: none
    std::string_view name;
    bool takesValue;
    Effect effect;              ///< none: it concerns output, or what a run does anyway
    Effect effectOff = nullptr; ///< of --no-NAME
    /// Why the request of a run is without it; empty if there is nothing to say.
    std::string_view leftOut = {};
};

// All options that are understood, by what they are about.
std::span<const CurlOption> curlRequestOptions();
std::span<const CurlOption> curlConnectionOptions();
std::span<const CurlOption> curlOutputOptions();

/// What a letter or a name stands for; none if it is not understood. A name may be shortened as far
/// as it stays the only one.
const CurlOption* curlOptionNamed(std::string_view name);
const CurlOption* curlOptionOf(char letter);

} // namespace loadstone
