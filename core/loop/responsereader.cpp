// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/responsereader.h"

#include <curl/curl.h>

#include <algorithm>

namespace loadstone {

namespace {

// libcurl's own limits.
constexpr std::size_t longestLine = 100 * 1024 - 1;
constexpr std::uint64_t mostHeaderBytes = 300 * 1024;

constexpr std::size_t mostKept = 4096; ///< of memory for a part, from answer to answer

ResponseReader::State stateOf(AnswerHead::State state) {
    switch (state) {
    case AnswerHead::State::NotHttp:
        return ResponseReader::State::NotHttp;
    case AnswerHead::State::BadHeader:
        return ResponseReader::State::BadHeader;
    case AnswerHead::State::BadCoding:
        return ResponseReader::State::BadCoding;
    case AnswerHead::State::Open:
    case AnswerHead::State::Ended:
        break;
    }
    return ResponseReader::State::Reading;
}

} // namespace

void ResponseReader::begin() {
    m_head.begin();
    m_chunks.begin();
    m_part.clear();
    if (m_part.capacity() > mostKept)
        m_part.shrink_to_fit();
    m_hasLeftover = false;
    m_headerBytes = m_bodyBytes = 0;
    if (m_judge)
        m_judge->begin();
}

ResponseReader::State ResponseReader::feed(std::string_view bytes) {
    if (m_head.hasEnded())
        return readBody(bytes);
    const bool isBeginning = m_known && m_headerBytes == 0 && m_part.empty();
    if (isBeginning && recallHead(bytes))
        return readBody(bytes.substr(m_headerBytes));
    const std::string_view all = bytes;
    const State state = readHead(bytes);
    if (!m_head.hasEnded() || state != State::Reading)
        return state;
    if (isBeginning)
        m_known->remember(all.substr(0, m_headerBytes), m_head);
    return readBody(bytes);
}

bool ResponseReader::recallHead(std::string_view bytes) {
    const AnswerHead* head = m_known->recall(bytes);
    if (!head)
        return false;
    m_head = *head;
    m_headerBytes = m_known->size();
    if (m_judge)
        m_judge->takeHead(bytes.substr(0, m_headerBytes));
    return true;
}

/// Takes off `bytes` what belongs to the head.
ResponseReader::State ResponseReader::readHead(std::string_view& bytes) {
    while (!m_head.hasEnded()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos)
            return keepPart(bytes);
        const State state = takeLine(bytes.substr(0, end + 1));
        if (state != State::Reading)
            return state;
        bytes.remove_prefix(end + 1);
    }
    return State::Reading;
}

ResponseReader::State ResponseReader::keepPart(std::string_view bytes) {
    m_part += bytes.substr(0, longestLine + 1);
    if (m_part.size() > longestLine)
        return State::LongLine;
    return m_head.mayGoOnWith(m_part) ? State::Reading : State::NotHttp;
}

ResponseReader::State ResponseReader::takeLine(std::string_view line) {
    if (!m_part.empty()) {
        m_part += line.substr(0, longestLine + 1);
        line = m_part;
    }
    if (line.size() > longestLine)
        return State::LongLine;
    const State state = stateOf(m_head.take(line));
    if (state == State::Reading)
        m_headerBytes += line.size();
    if (m_judge)
        m_judge->takeLine(line);
    m_part.clear();
    return m_headerBytes > mostHeaderBytes ? State::LongHeaders : state;
}

// What comes behind an answer without a body, or behind chunks, is thrown away with what it came
// with, as libcurl does; behind a length it costs the connection.
ResponseReader::State ResponseReader::readBody(std::string_view bytes) {
    switch (m_head.body()) {
    case AnswerHead::Body::Length:
        return readLength(bytes);
    case AnswerHead::Body::Chunks:
        return readChunks(bytes);
    case AnswerHead::Body::UntilClose:
        takeBody(bytes);
        return State::Reading;
    case AnswerHead::Body::None:
        break;
    }
    return State::Complete;
}

ResponseReader::State ResponseReader::readLength(std::string_view bytes) {
    const std::uint64_t length = m_head.length();
    const std::uint64_t wanted = length - m_bodyBytes;
    takeBody(bytes.substr(0, wanted));
    m_hasLeftover = length > 0 && bytes.size() > wanted;
    return m_bodyBytes == length ? State::Complete : State::Reading;
}

ResponseReader::State ResponseReader::readChunks(std::string_view bytes) {
    switch (m_chunks.feed(bytes, m_judge)) {
    case ChunkReader::State::Bad:
        return State::BadCoding;
    case ChunkReader::State::Complete:
        return State::Complete;
    case ChunkReader::State::Reading:
        break;
    }
    return State::Reading;
}

// Another protocol that says nothing is no answer, as for libcurl.
ResponseReader::State ResponseReader::finish() const {
    const bool isOpenEnded = m_head.hasEnded() && m_head.body() == AnswerHead::Body::UntilClose &&
                             (m_head.hasStatusLine() || m_bodyBytes > 0);
    return isOpenEnded || m_chunks.mayEnd() ? State::Complete : State::Reading;
}

int codeOf(ResponseReader::State state) {
    switch (state) {
    case ResponseReader::State::NotHttp:
        return CURLE_UNSUPPORTED_PROTOCOL;
    case ResponseReader::State::BadHeader:
        return CURLE_WEIRD_SERVER_REPLY;
    case ResponseReader::State::BadCoding:
        return CURLE_BAD_CONTENT_ENCODING;
    case ResponseReader::State::LongLine:
        return CURLE_OUT_OF_MEMORY;
    case ResponseReader::State::LongHeaders:
        return CURLE_RECV_ERROR;
    case ResponseReader::State::Reading:
    case ResponseReader::State::Complete:
        break;
    }
    return CURLE_OK;
}

} // namespace loadstone
