// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/answerhead.h"

#include <curl/curl.h>

namespace loadstone {

/// What a proxy answers to CONNECT, at the least, if it makes no connection for us.
inline constexpr long refusedByProxy = 300;

/// An answer as libcurl hands it over, line by line, judged by the rules of all engines; and what a
/// result of libcurl then means. Owned by its transport, on its thread.
class CurlAnswer {
public:
    CurlAnswer(bool answersHead, bool mayBeHttp2) : m_head(answersHead), m_mayBeHttp2(mayBeHttp2) {}

    void begin();
    /// The next line; `status` as libcurl has read it. False: it is refused.
    bool take(std::string_view line, long status);
    /// Whether the next line still belongs to the head, be it of an interim answer.
    bool isInHead() const { return m_state == AnswerHead::State::Open; }
    /// Whether the connection ends with this answer, whatever libcurl thinks; false until its head
    /// is whole.
    bool closes() const { return m_state == AnswerHead::State::Ended && m_head.closes(); }
    /// How the body is packed.
    ContentCoding contentCoding() const {
        return m_isHttp2 ? m_contentCoding : m_head.contentCoding();
    }
    /// What `code` really means. `text` is libcurl's own on the error.
    CURLcode honest(CURLcode code, std::string_view text) const;

private:
    void takeHttp2Header(std::string_view line);

    AnswerHead m_head;
    AnswerHead::State m_state = AnswerHead::State::Open;
    const bool m_mayBeHttp2;
    bool m_isHttp2 = false;
    ContentCoding m_contentCoding = ContentCoding::None; ///< of an answer by HTTP/2
};

} // namespace loadstone
