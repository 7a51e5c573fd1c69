// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/dialogue.h"

#include <openssl/ssl.h>

#include <algorithm>

namespace loadstone {

namespace {

std::string_view withoutLineEnd(std::string_view line) {
    return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

} // namespace

void Dialogue::listenTo(CurlEasy& easy) {
    easy.set(CURLOPT_VERBOSE, 1L);
    easy.set(CURLOPT_DEBUGFUNCTION, &Dialogue::debug);
    easy.set(CURLOPT_DEBUGDATA, this);
    easy.set(CURLOPT_HTTP_CONTENT_DECODING, 1L);
}

void Dialogue::takeConnection(const CurlEasy& easy) {
    if (const char* address = easy.info<char*>(CURLINFO_PRIMARY_IP))
        m_address = address;
    const auto* session = easy.info<curl_tlssessioninfo*>(CURLINFO_TLS_SSL_PTR);
    if (!session || !session->internals || session->backend != CURLSSLBACKEND_OPENSSL)
        return;
    const auto* ssl = static_cast<const SSL*>(session->internals);
    m_tlsVersion = SSL_get_version(ssl);
    m_cipher = SSL_get_cipher_name(ssl);
}

int Dialogue::debug(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* self) {
    auto& dialogue = *static_cast<Dialogue*>(self);
    if (kind == CURLINFO_HEADER_OUT)
        dialogue.takeSent({bytes, size});
    else if (kind == CURLINFO_DATA_OUT && !dialogue.m_sent.empty())
        dialogue.append(dialogue.m_sent.back().body, {bytes, size});
    if (kind == CURLINFO_HEADER_OUT || kind == CURLINFO_DATA_OUT)
        dialogue.m_sentAt = Clock::now();
    return 0;
}

void Dialogue::takeSent(std::string_view head) {
    WireMessage& message = m_sent.emplace_back();
    const std::size_t end = std::min(head.find("\r\n\r\n"), head.size());
    for (std::string_view rest = head.substr(0, end); !rest.empty();) {
        const std::size_t line = std::min(rest.find("\r\n"), rest.size());
        message.lines.emplace_back(rest.substr(0, line));
        rest.remove_prefix(std::min(line + 2, rest.size()));
    }
}

/// Trailers come behind the body, and belong to the same answer.
void Dialogue::takeLine(std::string_view line) {
    if (line.starts_with("HTTP/"))
        m_received.emplace_back();
    const std::string_view text = withoutLineEnd(line);
    if (!m_received.empty() && !text.empty())
        m_received.back().lines.emplace_back(text);
}

void Dialogue::takeBody(std::string_view bytes) {
    if (!m_received.empty())
        append(m_received.back().body, bytes);
}

void Dialogue::append(std::string& body, std::string_view bytes) {
    const std::size_t room = mostBody - std::min(body.size(), mostBody);
    m_isCut = m_isCut || bytes.size() > room;
    body.append(bytes.substr(0, room));
}

} // namespace loadstone
