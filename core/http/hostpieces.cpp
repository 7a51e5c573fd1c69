// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/hostpieces.h"

#include "core/base/wholenumber.h"

#include <algorithm>

namespace loadstone {

std::vector<std::string> hostPieces(std::string_view text, std::size_t most) {
    std::vector<std::string> pieces(1);
    bool isInBrackets = false;
    for (const char c : text) {
        isInBrackets = (isInBrackets || c == '[') && c != ']';
        if (c == ':' && !isInBrackets && pieces.size() < most)
            pieces.emplace_back();
        else
            pieces.back() += c;
    }
    return pieces;
}

std::optional<std::uint16_t> portOf(std::string_view text) {
    const auto port = wholeNumber<std::uint16_t>(text);
    return port == 0 ? std::nullopt : port;
}

bool isVisibleAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

std::string withoutBrackets(std::string_view host) {
    const bool has = host.size() >= 2 && host.front() == '[' && host.back() == ']';
    return std::string(has ? host.substr(1, host.size() - 2) : host);
}

std::string withBrackets(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

} // namespace loadstone
