// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/check/answerjudge.h"
#include "core/http/answerhead.h"
#include "core/loop/chunkreader.h"
#include "core/loop/knownhead.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// Reads the answers of one connection as their bytes arrive, with the same limits and the same
/// leniency as the pool engine's libcurl. Allocates only for a line that arrives in parts. Used by
/// one thread.
class ResponseReader : private Pinned {
public:
    enum class State {
        Reading,    ///< more bytes are needed
        Complete,   ///< the answer is whole
        NotHttp,    ///< it does not begin as an HTTP answer
        BadHeader,  ///< a header is malformed
        BadCoding,  ///< the body's chunks are malformed
        LongLine,   ///< a header line of more than 100 KB
        LongHeaders ///< headers of more than 300 KB
    };

    /// `known`, if there is one, holds a head of answers to the same method; `judge`, if there is
    /// one, sees all that is read. Both outlive the reader.
    explicit ResponseReader(bool answersHead, KnownHead* known = nullptr,
                            AnswerJudge* judge = nullptr)
        : m_head(answersHead), m_known(known), m_judge(judge) {}

    /// The next answer begins.
    void begin();
    State feed(std::string_view bytes);
    /// The peer has closed. Complete if the answer is one that ends so; else Reading: it was cut
    /// off.
    State finish() const;

    int status() const { return m_head.status(); }
    ContentCoding contentCoding() const { return m_head.contentCoding(); }
    bool hasStatusLine() const { return m_head.hasStatusLine(); }
    bool hasHeaders() const { return m_head.hasEnded(); }
    /// Whether libcurl sends no more of a request when it has this answer's headers.
    bool stopsSending() const {
        return m_head.hasEnded() && m_head.status() >= 300 && !m_head.closes();
    }
    /// Whether the connection can take another request after this answer, which must be complete.
    bool keepsAlive() const { return !m_head.closes() && !m_hasLeftover; }
    std::uint64_t headerBytes() const { return m_headerBytes; }
    std::uint64_t bodyBytes() const { return m_bodyBytes + m_chunks.bodyBytes(); }
    /// As libcurl counts: of a header only whole lines, and of chunks only what is in them.
    std::uint64_t bytesReceived() const { return m_headerBytes + bodyBytes(); }

private:
    bool recallHead(std::string_view bytes);
    State readHead(std::string_view& bytes);
    State keepPart(std::string_view bytes);
    State takeLine(std::string_view line);
    State readBody(std::string_view bytes);
    State readLength(std::string_view bytes);
    State readChunks(std::string_view bytes);
    void takeBody(std::string_view bytes) {
        m_bodyBytes += bytes.size();
        if (m_judge)
            m_judge->takeBody(bytes);
    }

    AnswerHead m_head;
    KnownHead* m_known;
    AnswerJudge* m_judge;
    ChunkReader m_chunks;
    std::string m_part; ///< of a line that goes on beyond what was fed
    bool m_hasLeftover = false;
    std::uint64_t m_headerBytes = 0;
    std::uint64_t m_bodyBytes = 0; ///< of a body that is not in chunks
};

/// libcurl's code for an error of that kind, 0 if the state is no error.
int codeOf(ResponseReader::State state);

} // namespace loadstone
