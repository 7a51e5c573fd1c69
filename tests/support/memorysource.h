// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counter.h"
#include "core/ngram/count/counttable.h"
#include "core/ngram/input/bytesource.h"

#include <algorithm>
#include <map>

namespace loadstone {

/// Text as if it were a file, which comes in pieces of at most `piece` bytes.
class MemorySource : public ByteSource {
public:
    MemorySource(std::string_view text, std::uint64_t from, std::size_t piece)
        : m_rest(text.substr(from > 0 ? from - 1 : 0)), m_piece(piece) {}

    Expected<std::span<char>> next(std::span<const char> kept, std::size_t most) override {
        const std::size_t bytes = std::min({most, m_rest.size(), m_piece});
        std::ranges::copy(m_rest.substr(0, bytes), m_buffer.roomBehind(kept, bytes).begin());
        m_rest.remove_prefix(bytes);
        m_read += bytes;
        return m_buffer.first(kept.size() + bytes);
    }
    std::uint64_t fileBytes() const override { return m_read; }

private:
    std::string_view m_rest;
    std::size_t m_piece;
    std::uint64_t m_read = 0;
    ReadBuffer m_buffer;
};

using Counts = std::map<std::string, std::uint64_t>;

/// Counts in a plain map.
class MapSink : public CountSink {
public:
    void add(std::string_view key, std::uint64_t count) override {
        std::uint64_t& sum = counts[std::string(key)];
        sum = addCounts(sum, count);
    }
    Counts counts;
};

/// What came out of counting a text.
struct Counting {
    Counts counts;
    std::uint64_t lines = 0;
    std::vector<MalformedLine> malformed;
};

/// Counts `text` in partitions that begin at `cuts` (sorted; 0 is added), one after the other.
inline Counting countInParts(std::string_view text, Format format, const NgramOptions& options,
                             std::vector<std::uint64_t> cuts = {}, std::size_t piece = SIZE_MAX) {
    cuts.insert(cuts.begin(), 0);
    cuts.push_back(text.size());
    Counting result;
    MapSink sink;
    for (std::size_t part = 0; part + 1 < cuts.size(); ++part) {
        MemorySource source(text, cuts[part], piece);
        BlockReader reader(source, separatorOf(format), cuts[part], cuts[part + 1]);
        const std::uint64_t before = result.lines;
        const auto counter =
            makeCounter(format, options, sink, [&](std::uint64_t line, Malformed reason) {
                result.malformed.push_back({0, before + line, reason});
            });
        Block block;
        while (reader.next(block).value())
            if (block.isOwned)
                counter->count(block);
            else if (!counter->peek(block))
                break;
        counter->finish();
        result.lines += counter->lines();
    }
    result.counts = std::move(sink.counts);
    return result;
}

} // namespace loadstone
