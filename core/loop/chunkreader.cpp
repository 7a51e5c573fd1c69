// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/chunkreader.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

// libcurl's own limits.
constexpr int mostDigits = 16;
constexpr int longestTrailer = 4093;

int digitOf(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool endsLine(char c) {
    return c == '\r' || c == '\n';
}

} // namespace

ChunkReader::State ChunkReader::feed(std::string_view bytes, AnswerJudge* judge) {
    for (bytes = skip(bytes, judge); !bytes.empty(); bytes = skip(bytes.substr(1), judge)) {
        if (!take(bytes.front()))
            return State::Bad;
        if (m_step == Step::Done)
            return State::Complete;
    }
    return State::Reading;
}

/// What is taken as a whole: data, and whatever stands behind a chunk's size.
std::string_view ChunkReader::skip(std::string_view bytes, AnswerJudge* judge) {
    if (m_step == Step::SizeLine)
        return bytes.substr(std::min(bytes.find('\n'), bytes.size()));
    if (m_step != Step::Data)
        return bytes;
    const std::uint64_t size = std::min<std::uint64_t>(m_size, bytes.size());
    m_bodyBytes += size;
    if (judge)
        judge->takeBody(bytes.substr(0, size));
    m_size -= size;
    if (m_size == 0)
        m_step = Step::DataEnd;
    return bytes.substr(size);
}

bool ChunkReader::take(char c) {
    switch (m_step) {
    case Step::Size:
        return takeDigit(c);
    case Step::SizeLine:
        return endSizeLine();
    case Step::DataEnd:
        return takeDataEnd(c);
    case Step::Trailer:
        return takeTrailer(c);
    case Step::TrailerEnd: // behind the line's carriage return
        m_step = Step::LineBegin;
        return c == '\n';
    case Step::LineBegin:
        return takeLineBegin(c);
    case Step::LastByte:
        m_step = Step::Done;
        return c == '\n';
    case Step::Data:
    case Step::Done:
        break;
    }
    return true;
}

bool ChunkReader::takeDigit(char c) {
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    if (const int digit = digitOf(c); digit >= 0) {
        m_size = 16 * m_size + std::uint64_t(digit);
        return ++m_digits <= mostDigits;
    }
    m_step = Step::SizeLine;
    return m_digits > 0 && m_size <= largest && (c != '\n' || endSizeLine());
}

bool ChunkReader::endSizeLine() {
    m_digits = 0;
    m_step = m_size == 0 ? Step::LineBegin : Step::Data;
    return true;
}

bool ChunkReader::takeDataEnd(char c) {
    if (c == '\n')
        m_step = Step::Size;
    return endsLine(c);
}

// A field, or the continuation of one.
bool ChunkReader::takeTrailer(char c) {
    if (!endsLine(c)) {
        m_mayEndTrailer = m_mayEndTrailer || c == ':';
        return c != '\0' && ++m_trailerBytes <= longestTrailer;
    }
    m_step = c == '\n' ? Step::LineBegin : Step::TrailerEnd;
    return m_mayEndTrailer;
}

bool ChunkReader::takeLineBegin(char c) {
    if (c == '\n')
        m_step = Step::Done;
    else if (c == '\r')
        m_step = Step::LastByte;
    else {
        m_step = Step::Trailer;
        m_trailerBytes = 0;
        m_mayEndTrailer = c == ' ' || c == '\t';
        return takeTrailer(c);
    }
    return true;
}

} // namespace loadstone
