// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curloption.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

std::array<std::span<const CurlOption>, 3> allOptions() {
    return {curlRequestOptions(), curlConnectionOptions(), curlOutputOptions()};
}

} // namespace

const CurlOption* curlOptionNamed(std::string_view name) {
    const CurlOption* shortened = nullptr;
    int candidates = 0;
    for (const auto options : allOptions())
        for (const CurlOption& option : options) {
            if (option.name == name)
                return &option;
            if (!name.empty() && option.name.starts_with(name)) {
                shortened = &option;
                ++candidates;
            }
        }
    return candidates == 1 ? shortened : nullptr;
}

const CurlOption* curlOptionOf(char letter) {
    for (const auto options : allOptions()) {
        const auto found = std::ranges::find(options, letter, &CurlOption::letter);
        if (found != options.end() && letter != '\0')
            return &*found;
    }
    return nullptr;
}

} // namespace loadstone
