// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlanswer.h"

namespace loadstone {

void CurlAnswer::begin() {
    m_head.begin();
    m_state = AnswerHead::State::Open;
    m_isHttp2 = false;
    m_contentCoding = ContentCoding::None;
}

// Behind the head come trailers, of which libcurl knows enough. It makes up a status line for
// HTTP/2, which it also takes from a server that speaks HTTP/1.
bool CurlAnswer::take(std::string_view line, long status) {
    if (m_state != AnswerHead::State::Open)
        return true;
    m_isHttp2 = m_isHttp2 || (m_mayBeHttp2 && line.starts_with("HTTP/2 "));
    if (!m_isHttp2)
        m_state = m_head.take(line);
    else if (line == "\r\n" && status >= 200)
        m_state = AnswerHead::State::Ended;
    else
        takeHttp2Header(line);
    return m_state == AnswerHead::State::Open || m_state == AnswerHead::State::Ended;
}

void CurlAnswer::takeHttp2Header(std::string_view line) {
    const std::string_view name = line.substr(0, line.find(':'));
    if (isContentEncoding(name) && name.size() < line.size())
        m_contentCoding = contentCodingAfter(m_contentCoding, line.substr(name.size() + 1));
}

// libcurl takes an answer whose headers were cut off for a whole one, calls broken chunks a receive
// error and a broken trailer a bad argument; and it knows nothing of what we refuse.
CURLcode CurlAnswer::honest(CURLcode code, std::string_view text) const {
    const bool isBadLine = code == CURLE_BAD_FUNCTION_ARGUMENT;
    switch (m_state) {
    case AnswerHead::State::NotHttp:
        return CURLE_UNSUPPORTED_PROTOCOL;
    case AnswerHead::State::BadHeader:
        return CURLE_WEIRD_SERVER_REPLY;
    case AnswerHead::State::BadCoding:
        return CURLE_BAD_CONTENT_ENCODING;
    case AnswerHead::State::Open:
        if (code == CURLE_OK)
            return CURLE_PARTIAL_FILE;
        return isBadLine ? CURLE_WEIRD_SERVER_REPLY : code;
    case AnswerHead::State::Ended:
        break;
    }
    const bool hasBadChunks = code == CURLE_RECV_ERROR && text.ends_with("in chunked-encoding");
    return isBadLine || hasBadChunks ? CURLE_BAD_CONTENT_ENCODING : code;
}

} // namespace loadstone
