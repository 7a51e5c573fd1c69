// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/detour.h"

#include "core/base/asciicase.h"
#include "core/http/hostpieces.h"

namespace loadstone {

namespace {

constexpr const char* detourForm =
    "write it as HOST1:PORT1:HOST2:PORT2, as in example.com:443:127.0.0.1:8443";

std::string portText(std::uint16_t port) {
    return port == 0 ? "" : std::to_string(port);
}

} // namespace

bool Detour::isFor(std::string_view host, std::uint16_t port) const {
    return (fromHost.empty() || sameButForCase(fromHost, host)) &&
           (fromPort == 0 || fromPort == port);
}

std::string Detour::text() const {
    return withBrackets(fromHost) + ":" + portText(fromPort) + ":" + withBrackets(toHost) + ":" +
           portText(toPort);
}

Expected<Detour> Detour::read(std::string_view text) {
    const std::vector<std::string> pieces = hostPieces(text, 5);
    if (text.find('@') != text.npos) // what stands before it may be a password, so it is not told
        return fail("", std::string("no host has an @ in it; ") + detourForm);
    const std::string quoted = "\"" + std::string(text) + "\"";
    if (pieces.size() != 4)
        return fail("", quoted + " does not have three colons; " + detourForm);
    if (!isVisibleAscii(text))
        return fail("", quoted + " has characters that no host has; write a host of another script "
                                 "as xn--...");
    Detour detour{withoutBrackets(pieces[0]), 0, withoutBrackets(pieces[2]), 0};
    for (const auto& [piece, port] :
         {std::pair(pieces[1], &detour.fromPort), {pieces[3], &detour.toPort}}) {
        const auto read = portOf(piece);
        if (!read && !piece.empty())
            return fail("", "\"" + piece + "\" in " + quoted + " is not a port; " + detourForm);
        *port = read.value_or(0);
    }
    return detour;
}

} // namespace loadstone
