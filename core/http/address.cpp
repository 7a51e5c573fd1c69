// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/address.h"

#include "core/base/asciicase.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

namespace loadstone {

namespace {

// The bytes are copied: what sockaddr points to is of another type by name.
template <typename T>
T copyOf(const void* bytes) {
    T copy{};
    std::memcpy(&copy, bytes, sizeof copy);
    return copy;
}

bool isLocalhost(std::string_view host) {
    constexpr std::string_view name = "localhost";
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (host.size() < name.size())
        return false;
    const std::string_view end = host.substr(host.size() - name.size());
    const bool isWhole = host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
    return isWhole && sameButForCase(end.substr(0, name.size()), name);
}

/// "::1%lo" as "::1": a zone means something for a link-local address only, and the system knows it
/// for no other. Without this they have no address, where cURL finds one.
std::string withoutIdleZone(const std::string& host) {
    std::string address = host.substr(0, host.find('%'));
    in6_addr six{};
    const bool isIdle = inet_pton(AF_INET6, address.c_str(), &six) == 1 &&
                        !IN6_IS_ADDR_LINKLOCAL(&six) && !IN6_IS_ADDR_MC_LINKLOCAL(&six);
    return isIdle ? address : host;
}

// Without AI_ADDRCONFIG, which takes a machine that has no IPv6 but ::1 for one without ::1. The
// system sorts what cannot be reached to the end.
std::optional<AddressList> askSystem(const std::string& host, std::uint16_t port, int flags) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0)
        return std::nullopt;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(found, &freeaddrinfo);
    AddressList list;
    for (const addrinfo* one = found; one; one = one->ai_next) {
        const Address address = Address::of(*one->ai_addr);
        if (address.family != AF_UNSPEC && std::ranges::find(list, address) == list.end())
            list.push_back(address);
    }
    return list;
}

} // namespace

std::string Address::text() const {
    if (family == AF_UNIX)
        return "a unix socket";
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(family, ip.data(), text.data(), text.size());
    return text.data();
}

Address Address::of(const sockaddr& socketAddress) {
    Address address;
    if (socketAddress.sa_family == AF_INET) {
        const auto four = copyOf<sockaddr_in>(&socketAddress);
        std::memcpy(address.ip.data(), &four.sin_addr, sizeof four.sin_addr);
        address.port = ntohs(four.sin_port);
        address.family = AF_INET;
    } else if (socketAddress.sa_family == AF_INET6) {
        const auto six = copyOf<sockaddr_in6>(&socketAddress);
        std::memcpy(address.ip.data(), &six.sin6_addr, sizeof six.sin6_addr);
        address.port = ntohs(six.sin6_port);
        address.scope = six.sin6_scope_id;
        address.family = AF_INET6;
    }
    return address;
}

SocketAddress::SocketAddress(const Address& address) {
    if (address.family == AF_INET) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(address.port);
        std::memcpy(&four.sin_addr, address.ip.data(), sizeof four.sin_addr);
        std::memcpy(&m_bytes, &four, m_size = sizeof four);
    } else {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(address.port);
        six.sin6_scope_id = address.scope;
        std::memcpy(&six.sin6_addr, address.ip.data(), sizeof six.sin6_addr);
        std::memcpy(&m_bytes, &six, m_size = sizeof six);
    }
}

Address localAddressOf(int socket) {
    sockaddr_storage own{};
    socklen_t size = sizeof own;
    auto* bytes = reinterpret_cast<sockaddr*>(&own);
    return getsockname(socket, bytes, &size) == 0 ? Address::of(*bytes) : Address();
}

AddressList addressesKnown(const std::string& host, std::uint16_t port) {
    if (!isLocalhost(host))
        return askSystem(withoutIdleZone(host), port, AI_NUMERICHOST).value_or(AddressList());
    Address six{{}, 0, port, AF_INET6};
    six.ip.back() = 1;
    return {six, Address{{127, 0, 0, 1}, 0, port, AF_INET}};
}

AddressList addressesAsked(const std::string& host, std::uint16_t port) {
    return askSystem(host, port, 0).value_or(AddressList());
}

} // namespace loadstone
