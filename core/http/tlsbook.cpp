// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/tlsbook.h"

#include <memory>

namespace loadstone {

namespace {

std::string versionName(std::uint32_t key) {
    switch (key >> 16U) {
    case TLS1_3_VERSION:
        return "TLSv1.3";
    case TLS1_2_VERSION:
        return "TLSv1.2";
    case TLS1_1_VERSION:
        return "TLSv1.1";
    case TLS1_VERSION:
        return "TLSv1";
    default:
        return "unknown";
    }
}

std::string cipherName(std::uint32_t key) {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context.get()), &SSL_free);
    const std::array<unsigned char, 2> id{static_cast<unsigned char>(key >> 8U & 0xffU),
                                          static_cast<unsigned char>(key & 0xffU)};
    const SSL_CIPHER* cipher = ssl ? SSL_CIPHER_find(ssl.get(), id.data()) : nullptr;
    return cipher ? SSL_CIPHER_get_name(cipher) : "unknown";
}

} // namespace

void TlsBook::count(const SSL* ssl) noexcept {
    const SSL_CIPHER* cipher = SSL_get_current_cipher(ssl);
    const auto version = static_cast<std::uint32_t>(SSL_version(ssl));
    const std::uint32_t key = version << 16U | (cipher ? SSL_CIPHER_get_protocol_id(cipher) : 0U);
    std::size_t entry = 0;
    for (; entry + 1 < most; ++entry) {
        std::uint32_t found = 0;
        if (m_keys[entry].compare_exchange_strong(found, key) || found == key)
            break;
    }
    m_connections[entry].fetch_add(1, std::memory_order_relaxed);
}

std::vector<TlsUse> TlsBook::uses() const {
    std::vector<TlsUse> uses;
    for (std::size_t i = 0; i < most; ++i) {
        const std::uint32_t key = m_keys[i];
        if (const std::uint64_t connections = m_connections[i]; connections > 0)
            uses.push_back({versionName(key), cipherName(key), connections});
    }
    return uses;
}

} // namespace loadstone
