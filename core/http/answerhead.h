// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/contentcoding.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace loadstone {

/// What the lines before an HTTP/1 answer's body say: whether they are taken, where the body ends,
/// whether the connection stays. All engines ask it, so that they agree. The rules are libcurl's,
/// but stricter where RFC 9112 leaves no choice. Keeps no text; one thread.
class AnswerHead {
public:
    enum class State {
        Open,      ///< more lines are needed
        Ended,     ///< the head of the final answer is whole
        NotHttp,   ///< it does not begin as an HTTP/1 answer
        BadHeader, ///< a header is malformed, or two contradict each other
        BadCoding  ///< more transfer codings than anybody needs
    };
    enum class Body { None, Length, Chunks, UntilClose };

    explicit AnswerHead(bool answersHead) : m_answersHead(answersHead) {}

    /// The answer to another request begins.
    void begin() { *this = AnswerHead(m_answersHead); }
    /// The next line, with its line feed. After Ended, or an error, only begin() may follow.
    State take(std::string_view line);
    /// Whether `part`, the beginning of a line, can become a status line, if one is due.
    bool mayGoOnWith(std::string_view part) const;

    /// The status in the last status line, 0 before the first. Interim answers have their own.
    int status() const { return m_status; }
    /// Whether there is one of the final answer, or of an interim answer that has not ended yet.
    bool hasStatusLine() const { return m_hasStatusLine; }
    bool hasEnded() const { return m_hasEnded; }
    Body body() const { return m_body; }
    std::uint64_t length() const { return m_length.value_or(0); }
    /// Whether the connection cannot take another request after this answer.
    bool closes() const { return m_closes; }
    /// How the body is packed; nothing of it is unpacked.
    ContentCoding contentCoding() const { return m_contentCoding; }

private:
    enum class Name { None, Connection, Length, Coding, ContentCoding, Other };

    static Name nameOf(std::string_view name);

    State takeStatusLine(std::string_view line);
    State takeHeader(std::string_view line);
    State takeNamed(std::string_view name, std::string_view value);
    State takeFolded(std::string_view line);
    State takeLength(std::string_view value);
    State takeCodings(std::string_view value);
    void takeConnection(std::string_view value);
    State end(std::string_view line);
    State endInterim();
    bool hasNoBody() const;

    bool m_answersHead;
    bool m_hasStatusLine = false;
    bool m_hasEnded = false;
    bool m_isOld = false; ///< HTTP/1.0
    bool m_keepsAlive = false;
    bool m_closes = false;
    bool m_isChunked = false;
    bool m_isCoded = false; ///< by something else before any chunks: its length means nothing
    Name m_last = Name::None;
    ContentCoding m_contentCoding = ContentCoding::None;
    Body m_body = Body::None;
    int m_status = 0;
    int m_codings = 0;
    std::optional<std::uint64_t> m_length;
};

} // namespace loadstone
