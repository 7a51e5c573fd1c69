// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressowner.h"

#include <ifaddrs.h>

#include <algorithm>
#include <memory>

namespace loadstone {

namespace {

constexpr std::array<std::uint8_t, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

Address withoutMapping(const Address& address) {
    if (address.family != AF_INET6 ||
        !std::equal(mappedPrefix.begin(), mappedPrefix.end(), address.ip.begin()))
        return address;
    Address four;
    four.family = AF_INET;
    std::copy_n(address.ip.begin() + mappedPrefix.size(), 4, four.ip.begin());
    return four;
}

bool isSameHost(const Address& a, const Address& b) {
    return a.family == b.family && a.ip == b.ip;
}

bool isLoopback(const Address& address) {
    const auto& ip = address.ip;
    const auto isZero = [](auto byte) { return byte == 0; };
    if (address.family == AF_INET)
        return ip[0] == 127 || std::all_of(ip.begin(), ip.begin() + 4, isZero);
    return std::all_of(ip.begin(), ip.end() - 1, isZero) && ip.back() <= 1;
}

bool isPrivate(const Address& address) {
    const auto& ip = address.ip;
    if (address.family == AF_INET)
        return ip[0] == 10 || (ip[0] == 172 && (ip[1] & 0xf0) == 16) ||
               (ip[0] == 192 && ip[1] == 168) || (ip[0] == 169 && ip[1] == 254);
    return (ip[0] & 0xfe) == 0xfc || (ip[0] == 0xfe && (ip[1] & 0xc0) == 0x80);
}

} // namespace

AddressOwner ownerOf(const Address& address, const AddressList& own) {
    const Address plain = withoutMapping(address);
    const auto isThis = [&](const Address& one) { return isSameHost(withoutMapping(one), plain); };
    if (isLoopback(plain) || std::ranges::any_of(own, isThis))
        return AddressOwner::ThisMachine;
    return isPrivate(plain) ? AddressOwner::PrivateNetwork : AddressOwner::Elsewhere;
}

AddressList ownAddresses() {
    ifaddrs* found = nullptr;
    if (::getifaddrs(&found) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(found, &freeifaddrs);
    AddressList list;
    for (const ifaddrs* one = found; one; one = one->ifa_next)
        if (const Address address = one->ifa_addr ? Address::of(*one->ifa_addr) : Address();
            address.family != AF_UNSPEC)
            list.push_back(address);
    return list;
}

} // namespace loadstone
