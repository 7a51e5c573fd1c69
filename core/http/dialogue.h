// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/curleasy.h"
#include "core/http/exchange.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A request or an answer: its first line, its header lines, and its body, without chunks, and
/// unpacked if packed answers were asked for.
struct WireMessage {
    std::vector<std::string> lines;
    std::string body;

    bool operator==(const WireMessage&) const = default;
};

/// All that was said for one request, as libcurl tells it: with redirects and challenges there are
/// several messages each. Of a body at the most `mostBody` is kept. Lives on its transport's thread
/// and outlives it.
class Dialogue {
public:
    static constexpr std::size_t mostBody = 16U * 1024 * 1024;

    /// From now on, what `easy` sends is kept; bodies that come packed are unpacked. Who has `easy`
    /// hands over what comes.
    void listenTo(CurlEasy& easy);
    /// A connection stands: what was negotiated on it.
    void takeConnection(const CurlEasy& easy);
    void takeLine(std::string_view line);
    /// The next bytes of an answer's body.
    void takeBody(std::string_view bytes);

    /// Forgets what was said.
    void clear() {
        m_sent.clear();
        m_received.clear();
        m_isCut = false;
    }

    const std::vector<WireMessage>& sent() const { return m_sent; }
    const std::vector<WireMessage>& received() const { return m_received; }
    const std::string& tlsVersion() const { return m_tlsVersion; } ///< empty: none
    const std::string& cipher() const { return m_cipher; }
    const std::string& address() const { return m_address; }
    /// When the last byte of a request had been handed over.
    TimePoint sentAt() const { return m_sentAt; }
    /// Whether a body was longer than what is kept of it.
    bool isCut() const { return m_isCut; }

private:
    void takeSent(std::string_view head);
    void append(std::string& body, std::string_view bytes);

    static int debug(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* self);

    std::vector<WireMessage> m_sent;
    std::vector<WireMessage> m_received;
    std::string m_tlsVersion;
    std::string m_cipher;
    std::string m_address;
    TimePoint m_sentAt;
    bool m_isCut = false;
};

} // namespace loadstone
