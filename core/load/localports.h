// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace loadstone {

/// The local ports that connections to a host start from: each needs one that no other connection
/// to the same address and port has. As the kernel tells it; another root than /proc is for tests.
class LocalPorts {
public:
    explicit LocalPorts(std::filesystem::path proc = "/proc") : m_proc(std::move(proc)) {}

    /// Ports that the system takes by itself; the reserved ones are not among them.
    std::uint64_t count() const;
    /// Those of them from which connections to `address` lead, of any program. An address of IPv4
    /// or IPv6, without brackets; none of a name.
    std::uint64_t usedTo(const std::string& address, std::uint16_t port) const;

private:
    bool reusesClosed(bool isLoopback) const;

    std::filesystem::path m_proc;
};

} // namespace loadstone
