// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <openssl/ssl.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace loadstone {

/// How many connections of a run agreed on one version of TLS and one cipher.
struct TlsUse {
    std::string version; ///< "TLSv1.3"
    std::string cipher;
    std::uint64_t connections = 0;

    bool operator==(const TlsUse&) const = default;
};

/// What the connections of a run agreed on: lock-free and without pointers, so that it may lie in
/// memory that processes share. Any thread may count and read.
class TlsBook {
public:
    static constexpr std::size_t most = 16; ///< that are told apart; the last is of all others

    /// A handshake of `ssl` is over.
    void count(const SSL* ssl) noexcept;
    std::vector<TlsUse> uses() const;

private:
    std::array<std::atomic<std::uint32_t>, most> m_keys{}; ///< version and cipher; 0: free
    std::array<std::atomic<std::uint64_t>, most> m_connections{};
};

} // namespace loadstone
