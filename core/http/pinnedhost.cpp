// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/pinnedhost.h"

#include "core/base/asciicase.h"
#include "core/base/listed.h"
#include "core/http/hostpieces.h"

namespace loadstone {

namespace {

constexpr const char* pinnedForm = "write it as HOST:PORT:ADDRESS, as in example.com:443:127.0.0.1";

} // namespace

bool PinnedHost::is(std::string_view name, std::uint16_t port) const {
    return addresses.front().port == port && (host == "*" || sameButForCase(host, name));
}

std::string PinnedHost::text() const {
    std::string text = withBrackets(host) + ":" + std::to_string(addresses.front().port) + ":";
    for (std::size_t i = 0; i < addresses.size(); ++i)
        text += (i == 0 ? "" : ",") + addresses[i].text();
    return text;
}

Expected<PinnedHost> PinnedHost::read(std::string_view text) {
    const std::vector<std::string> pieces = hostPieces(text, 3);
    if (text.find('@') != text.npos) // what stands before it may be a password, so it is not told
        return fail("", std::string("no host has an @ in it; ") + pinnedForm);
    const std::string quoted = "\"" + std::string(text) + "\"";
    if (pieces.size() < 3 || pieces[0].empty())
        return fail("", quoted + " is not whole; " + pinnedForm);
    if (!isVisibleAscii(text))
        return fail("", quoted + " has characters that no host has; write a host of another script "
                                 "as xn--...");
    const auto port = portOf(pieces[1]);
    if (!port)
        return fail("",
                    "the port in " + quoted + " is not a number from 1 to 65535; " + pinnedForm);
    PinnedHost pinned{withoutBrackets(pieces[0]), {}};
    for (const std::string& one : listedIn(pieces[2])) {
        const AddressList address = addressesKnown(withoutBrackets(one), *port);
        if (address.size() != 1)
            return fail("",
                        "\"" + one + "\" in " + quoted + " is not an IP address; " + pinnedForm);
        pinned.addresses.push_back(address.front());
    }
    if (pinned.addresses.empty())
        return fail("", quoted + " has no address; " + pinnedForm);
    return pinned;
}

} // namespace loadstone
