// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/answerjudge.h"

#include <cstdint>
#include <string_view>

namespace loadstone {

/// Finds the end of a body in chunks and counts what is in them, with the leniency and the limits
/// of libcurl: whatever stands behind a chunk's size is skipped. Allocates nothing; one thread.
class ChunkReader {
public:
    enum class State { Reading, Complete, Bad };

    void begin() { *this = ChunkReader(); }
    /// The next bytes of the body. What lies behind its end is not looked at. `judge`, if there is
    /// one, sees what is in the chunks.
    State feed(std::string_view bytes, AnswerJudge* judge = nullptr);
    /// Whether it may end here: libcurl takes a body of which only the last byte is missing.
    bool mayEnd() const { return m_step == Step::LastByte; }
    std::uint64_t bodyBytes() const { return m_bodyBytes; }

private:
    enum class Step {
        Size,
        SizeLine,
        Data,
        DataEnd,
        Trailer,
        TrailerEnd,
        LineBegin,
        LastByte,
        Done
    };

    std::string_view skip(std::string_view bytes, AnswerJudge* judge);
    bool take(char c);
    bool takeDigit(char c);
    bool endSizeLine();
    bool takeDataEnd(char c);
    bool takeTrailer(char c);
    bool takeLineBegin(char c);

    Step m_step = Step::Size;
    int m_digits = 0;
    int m_trailerBytes = 0; ///< of the trailer's line so far
    bool m_mayEndTrailer = false;
    std::uint64_t m_size = 0; ///< what is left of the chunk
    std::uint64_t m_bodyBytes = 0;
};

} // namespace loadstone
