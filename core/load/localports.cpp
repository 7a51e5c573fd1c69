// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/localports.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

namespace loadstone {

namespace {

struct Range {
    std::uint64_t first = 32768;
    std::uint64_t last = 60999;
};

Range readRange(const std::filesystem::path& file) {
    std::ifstream in(file);
    Range range;
    if (!(in >> range.first >> range.last) || range.last < range.first)
        return {};
    return range;
}

/// "8080,9000-9010": how many of them lie in the range.
std::uint64_t reservedIn(const std::string& list, const Range& range) {
    std::uint64_t count = 0;
    std::istringstream parts(list);
    for (std::string part; std::getline(parts, part, ',');) {
        std::istringstream numbers(part);
        std::uint64_t first = 0;
        if (!(numbers >> first))
            continue;
        std::uint64_t last = first;
        if (numbers.get() != '-' || !(numbers >> last))
            last = first;
        const std::uint64_t from = std::max(first, range.first);
        const std::uint64_t to = std::min(last, range.last);
        count += to >= from ? to - from + 1 : 0;
    }
    return count;
}

std::string inHex(std::uint32_t word) {
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08X", word);
    return text.data();
}

/// As /proc/net/tcp and tcp6 write it: words of the address in the machine's byte order.
std::optional<std::string> addressInHex(const std::string& address) {
    std::array<std::uint32_t, 4> words{};
    const bool isOld = inet_pton(AF_INET, address.c_str(), words.data()) == 1;
    if (!isOld && inet_pton(AF_INET6, address.c_str(), words.data()) != 1)
        return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < (isOld ? 1U : 4U); ++i)
        text += inHex(words[i]);
    return text;
}

std::string portInHex(std::uint16_t port) {
    std::array<char, 5> text{};
    std::snprintf(text.data(), text.size(), "%04X", static_cast<unsigned>(port));
    return text.data();
}

/// Lines are "0: local remote state ...".
std::uint64_t countTo(const std::filesystem::path& table, const std::string& remote,
                      bool withClosed) {
    std::ifstream in(table);
    std::string line;
    std::getline(in, line); // the heading
    std::uint64_t count = 0;
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string number;
        std::string here;
        std::string there;
        std::string state;
        fields >> number >> here >> there >> state;
        count += there == remote && (state != "06" || withClosed) ? 1 : 0;
    }
    return count;
}

} // namespace

std::uint64_t LocalPorts::count() const {
    const auto folder = m_proc / "sys/net/ipv4";
    const Range range = readRange(folder / "ip_local_port_range");
    std::string reserved;
    std::ifstream in(folder / "ip_local_reserved_ports");
    std::getline(in, reserved);
    const std::uint64_t all = range.last - range.first + 1;
    return all - std::min(all, reservedIn(reserved, range));
}

// 0: never, 1: for all, 2: for loopback only, which is the default. Absent: a container hides it.
bool LocalPorts::reusesClosed(bool isLoopback) const {
    std::ifstream in(m_proc / "sys/net/ipv4/tcp_tw_reuse");
    int reuse = 2;
    in >> reuse;
    return reuse == 1 || (reuse == 2 && isLoopback);
}

std::uint64_t LocalPorts::usedTo(const std::string& address, std::uint16_t port) const {
    const auto hex = addressInHex(address);
    if (!hex)
        return 0;
    const bool isOld = address.find(':') == std::string::npos;
    const bool isLoopback = address == "::1" || (isOld && address.starts_with("127."));
    return countTo(m_proc / "net" / (isOld ? "tcp" : "tcp6"), *hex + ":" + portInHex(port),
                   !reusesClosed(isLoopback));
}

} // namespace loadstone
