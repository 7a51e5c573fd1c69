// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/bytesource.h"

namespace loadstone {

/// What a block may be cut behind: a line feed, or any ASCII white space.
enum class Separator : std::uint8_t { Newline, Whitespace };

/// Whole lines or words in a row, the last one with its separator too. ReadBuffer::overread bytes
/// behind `end` may be read as well; what is in them means nothing.
struct Block {
    const char* begin = nullptr;
    const char* end = nullptr;
    std::uint64_t offset = 0; ///< of `begin` in the file, unpacked
    bool isOwned = false;     ///< it begins before the range's end
    bool isTooLong = false;   ///< instead of something longer than maxPieceBytes, which was skipped
};

/// Cuts a source into blocks of whole pieces (lines or words), none of them lost or seen twice when
/// a file is read in ranges: a piece belongs to the range in which it begins. What is longer than
/// maxPieceBytes is skipped, so that memory stays bounded. One thread.
class BlockReader {
public:
    static constexpr std::size_t maxPieceBytes = 16 << 20;

    /// `source` begins at the byte before `from`, or at 0 if `from` is 0, and ends at the file's
    /// end. A mark of UTF-8 at the file's start is left out.
    BlockReader(ByteSource& source, Separator separator, std::uint64_t from, std::uint64_t to);

    /// The next block, in memory that is valid until the next call; false at the end of the file.
    /// No block has pieces of the range and others.
    Expected<bool> next(Block& block);
    /// Where the next block begins in the file.
    std::uint64_t offset() const { return offsetOf(m_begin); }

private:
    Expected<bool> fill();
    Expected<bool> fillToCut();
    bool isTooLong(const char* cut) const;
    bool owns(std::uint64_t offset) const;
    Expected<bool> start();
    Expected<bool> skipMark();
    Expected<bool> skipFirst();
    Expected<bool> skipTooLong(Block& block);
    void terminateLast();
    const char* firstCut(const char* from) const;
    const char* lastCut() const;
    std::uint64_t offsetOf(const char* at) const;

    ByteSource& m_source;
    const Separator m_separator;
    const std::uint64_t m_from;
    const std::uint64_t m_to;
    const char* m_begin = nullptr; ///< of what was not handed out yet, in the source's memory
    char* m_end = nullptr;
    std::uint64_t m_endOffset; ///< of m_end in the file
    bool m_atEnd = false;
    bool m_started = false;
    bool m_endsOpen = false;     ///< the last byte so far was no line feed
    bool m_isBehindMark = false; ///< what comes next is the file's first piece, behind its mark
    bool m_isOnlyFeed = false;   ///< all that is left is a line feed that the file lacks
};

} // namespace loadstone
