// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/ownaddress.h"

#include "core/base/asciicase.h"
#include "core/http/parsedurl.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

std::string addressText(const sockaddr* address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = nullptr;
    if (address->sa_family == AF_INET)
        bytes = &reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
    else if (address->sa_family == AF_INET6)
        bytes = &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    if (bytes == nullptr)
        return {};
    return inet_ntop(address->sa_family, bytes, text.data(), text.size()) ? text.data() : "";
}

bool isOwnAddress(const std::string& host) {
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0)
        return false;
    bool found = false;
    for (const ifaddrs* one = all; one != nullptr && !found; one = one->ifa_next)
        found = one->ifa_addr != nullptr && addressText(one->ifa_addr) == host;
    ::freeifaddrs(all);
    return found;
}

bool isOwnName(const std::string& host) {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 && host == name.data();
}

} // namespace

bool isOnThisMachine(const std::string& url) {
    ParsedUrl parsed;
    if (parsed.set(CURLUPART_URL, url) != CURLUE_OK)
        return false;
    std::string host = parsed.part(CURLUPART_HOST).value_or("");
    std::ranges::transform(host, host.begin(), smallLetter);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    while (host.ends_with('.'))
        host.pop_back();
    return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
           isOwnName(host) || isOwnAddress(host);
}

} // namespace loadstone
