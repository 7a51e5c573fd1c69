// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/blockreader.h"

#include "core/base/byteordermark.h"
#include "core/ngram/text/ascii.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace loadstone {

namespace {
/// Small enough to stay in a core's own cache.
constexpr std::size_t pieceToRead = 256 * 1024;
/// Beyond the range only its last piece is still needed.
constexpr std::size_t beyondBytes = 4096;
} // namespace

BlockReader::BlockReader(ByteSource& source, Separator separator, std::uint64_t from,
                         std::uint64_t to)
    : m_source(source),
      m_separator(separator),
      m_from(from),
      m_to(to),
      m_endOffset(from > 0 ? from - 1 : 0) {}

Expected<bool> BlockReader::next(Block& block) {
    if (!m_started)
        if (auto started = start(); !started || !*started)
            return started;
    if (auto filled = fillToCut(); !filled || !*filled)
        return filled;
    const char* const cut = lastCut();
    if (!cut || isTooLong(cut))
        return skipTooLong(block);
    const std::uint64_t offset = offsetOf(m_begin);
    block = {m_begin, cut, offset, owns(offset), false};
    if (block.isOwned && offsetOf(cut) > m_to)
        block.end = firstCut(m_begin + std::max(m_to - 1, offset) - offset);
    m_begin = block.end;
    m_isBehindMark = false;
    return true;
}

/// A mark belongs to the piece behind it, also where the range ends within the mark.
bool BlockReader::owns(std::uint64_t offset) const {
    return offset < m_to || m_isBehindMark || (m_isOnlyFeed && offset == m_to);
}

/// Reads on until there is something to cut behind, or more than any piece may have. False if
/// nothing is left.
Expected<bool> BlockReader::fillToCut() {
    while (!lastCut() && static_cast<std::size_t>(m_end - m_begin) <= maxPieceBytes)
        if (auto more = fill(); !more || !*more)
            return more;
    return true;
}

/// Whether the first of the pieces before `cut` is; the others came in one read.
bool BlockReader::isTooLong(const char* cut) const {
    return static_cast<std::size_t>(cut - m_begin) > maxPieceBytes &&
           static_cast<std::size_t>(firstCut(m_begin) - m_begin) > maxPieceBytes;
}

Expected<bool> BlockReader::start() {
    m_started = true;
    return m_from == 0 ? skipMark() : skipFirst();
}

Expected<bool> BlockReader::skipMark() {
    while (static_cast<std::size_t>(m_end - m_begin) < byteOrderMark.size()) {
        auto more = fill();
        if (!more)
            return more;
        if (!*more || m_atEnd)
            break;
    }
    if (std::string_view(m_begin, static_cast<std::size_t>(m_end - m_begin))
            .starts_with(byteOrderMark)) {
        m_begin += byteOrderMark.size();
        m_isBehindMark = m_to > 0;
        m_endsOpen = m_endsOpen && m_begin != m_end; // a mark alone is no line
    }
    return true;
}

/// Skips the piece that began before the range.
Expected<bool> BlockReader::skipFirst() {
    const char* cut = nullptr;
    do {
        m_begin = m_end;
        if (auto more = fill(); !more || !*more)
            return more;
        cut = firstCut(m_begin);
    } while (!cut);
    m_begin = cut;
    return true;
}

Expected<bool> BlockReader::skipTooLong(Block& block) {
    const std::uint64_t offset = offsetOf(m_begin);
    const char* cut = firstCut(m_begin);
    while (!cut) {
        m_begin = m_end;
        auto more = fill();
        if (!more)
            return more;
        cut = *more ? firstCut(m_begin) : m_end;
    }
    m_begin = cut;
    block = {cut, cut, offset, owns(offset), true};
    m_isBehindMark = false;
    return true;
}

/// Reads on behind what is there; false if nothing more came.
Expected<bool> BlockReader::fill() {
    if (m_atEnd)
        return false;
    // Twice as much each time, as what is there is looked at again.
    const std::uint64_t beyond = std::max(beyondBytes, static_cast<std::uint64_t>(m_end - m_begin));
    const std::uint64_t wanted = m_endOffset < m_to ? m_to - m_endOffset : beyond;
    const std::span<const char> kept(m_begin, m_end);
    const auto got = m_source.next(kept, std::min<std::uint64_t>(wanted, pieceToRead));
    if (!got)
        return tl::unexpected(got.error());
    const std::size_t more = got->size() - kept.size();
    m_begin = got->data();
    m_end = got->data() + got->size();
    m_endOffset += more;
    if (more > 0)
        m_endsOpen = m_end[-1] != '\n';
    else
        terminateLast();
    return m_begin != m_end;
}

/// A file's last line may lack its line feed; with it, it is like all others.
void BlockReader::terminateLast() {
    m_atEnd = true;
    if (!m_endsOpen)
        return;
    m_isOnlyFeed = m_begin == m_end;
    *m_end++ = '\n';
    ++m_endOffset;
}

/// Behind the first separator at or after `from`; null if there is none yet.
const char* BlockReader::firstCut(const char* from) const {
    const auto left = static_cast<std::size_t>(m_end - from);
    if (m_separator == Separator::Newline) {
        const void* const found = std::memchr(from, '\n', left);
        return found ? static_cast<const char*>(found) + 1 : nullptr;
    }
    const char* const found = std::find_if(from, static_cast<const char*>(m_end), isAsciiSpace);
    return found == m_end ? nullptr : found + 1;
}

/// Behind the last separator that is there; null if there is none.
const char* BlockReader::lastCut() const {
    const auto left = static_cast<std::size_t>(m_end - m_begin);
    if (m_separator == Separator::Newline) {
        const void* const found = memrchr(m_begin, '\n', left);
        return found ? static_cast<const char*>(found) + 1 : nullptr;
    }
    const char* end = m_end;
    while (end != m_begin && !isAsciiSpace(end[-1]))
        --end;
    return end == m_begin ? nullptr : end;
}

std::uint64_t BlockReader::offsetOf(const char* at) const {
    return m_endOffset - static_cast<std::uint64_t>(m_end - at);
}

} // namespace loadstone
