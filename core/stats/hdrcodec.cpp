// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/hdrcodec.h"

#include "core/base/base64.h"

#include <zlib.h>

#include <bit>
#include <optional>

namespace loadstone {

namespace {

constexpr std::uint32_t payloadCookie = 0x1c849313;
constexpr std::uint32_t wrapperCookie = 0x1c849314;
constexpr std::size_t headerSize = 40;
constexpr std::size_t maxCountSize = 9;

class Writer {
public:
    template <typename Integer>
    void bigEndian(Integer value) {
        for (int shift = 8 * (static_cast<int>(sizeof value) - 1); shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift));
    }

    // LEB128 of 64 bits in 9 bytes at most: the ninth byte holds eight bits.
    void count(std::int64_t value) {
        auto rest =
            (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
        for (std::size_t i = 1; i < maxCountSize && rest >= 0x80; ++i) {
            bytes.push_back(static_cast<char>(rest | 0x80));
            rest >>= 7;
        }
        bytes.push_back(static_cast<char>(rest));
    }

    std::string bytes;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

    template <typename Integer>
    std::optional<Integer> bigEndian() {
        if (m_rest.size() < sizeof(Integer))
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(Integer); ++i)
            value = value << 8 | byteAt(i);
        m_rest.remove_prefix(sizeof(Integer));
        return static_cast<Integer>(value);
    }

    std::optional<std::int64_t> count() {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < maxCountSize && i < m_rest.size(); ++i) {
            const bool last = i + 1 == maxCountSize;
            const std::uint64_t byte = byteAt(i);
            value |= (last ? byte : byte & 0x7f) << (7 * i);
            if (last || byte < 0x80) {
                m_rest.remove_prefix(i + 1);
                return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
            }
        }
        return std::nullopt;
    }

private:
    std::uint64_t byteAt(std::size_t i) const { return static_cast<unsigned char>(m_rest[i]); }

    std::string_view m_rest;
};

tl::unexpected<Error> malformed(const char* why) {
    return fail("histogram", std::string("the histogram cannot be read: ") + why);
}

std::string countsOf(const Histogram& histogram) {
    Writer writer;
    const auto& counts = histogram.counts();
    std::size_t used = counts.size();
    while (used > 0 && counts[used - 1] == 0)
        --used;
    for (std::size_t i = 0; i < used;) {
        std::size_t zeros = 0;
        while (i + zeros < used && counts[i + zeros] == 0)
            ++zeros;
        writer.count(zeros > 0 ? -static_cast<std::int64_t>(zeros)
                               : static_cast<std::int64_t>(counts[i]));
        i += zeros > 0 ? zeros : 1;
    }
    return writer.bytes;
}

// A range of an hour unless more is needed: readers that know no more can then read it.
std::uint64_t highestTold(const Histogram& histogram) {
    constexpr std::int64_t oneHour = 3'600'000'000;
    return static_cast<std::uint64_t>(histogram.max() <= oneHour ? oneHour
                                                                 : histogram.layout().highest);
}

std::string payloadOf(const Histogram& histogram) {
    const std::string counts = countsOf(histogram);
    Writer writer;
    writer.bigEndian(payloadCookie);
    writer.bigEndian(static_cast<std::uint32_t>(counts.size()));
    writer.bigEndian(std::uint32_t{0}); // normalizing index offset
    writer.bigEndian(static_cast<std::uint32_t>(histogram.layout().digits));
    writer.bigEndian(std::uint64_t{1}); // lowest discernible value
    writer.bigEndian(highestTold(histogram));
    writer.bigEndian(std::bit_cast<std::uint64_t>(1.0)); // conversion ratio
    return writer.bytes + counts;
}

std::optional<std::string> inflated(std::string_view bytes, const HistogramLayout& layout) {
    std::string payload(headerSize + maxCountSize * layout.size, '\0');
    uLongf size = payload.size();
    if (uncompress(reinterpret_cast<Bytef*>(payload.data()), &size,
                   reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) != Z_OK)
        return std::nullopt;
    payload.resize(size);
    return payload;
}

bool headerFits(Reader& reader, const HistogramLayout& layout) {
    const auto cookie = reader.bigEndian<std::uint32_t>();
    const auto length = reader.bigEndian<std::uint32_t>();
    reader.bigEndian<std::uint32_t>(); // normalizing offset: libraries differ, and we never shift
    const auto digits = reader.bigEndian<std::uint32_t>();
    const auto lowest = reader.bigEndian<std::uint64_t>();
    const auto highest = reader.bigEndian<std::uint64_t>();
    const auto ratio = reader.bigEndian<std::uint64_t>(); // used for non-integer values only
    // Buckets lie where they lie whatever the range is; only the counts beyond ours are refused.
    return ratio && cookie == payloadCookie && lowest == 1U && highest >= 2U &&
           digits == static_cast<std::uint32_t>(layout.digits) && length == reader.rest().size();
}

bool readCounts(Reader& reader, Histogram& histogram) {
    const HistogramLayout& layout = histogram.layout();
    std::size_t index = 0;
    while (!reader.atEnd()) {
        const auto count = reader.count();
        if (!count || index >= layout.size)
            return false;
        if (*count >= 0) {
            const auto counted = static_cast<std::uint64_t>(*count);
            histogram.addBucket(index, counted);
            if (counted > 0)
                histogram.addExact(layout.lowestAt(index), layout.highestAt(index),
                                   counted * static_cast<std::uint64_t>(layout.lowestAt(index)));
            ++index;
        } else if (std::uint64_t zeros = ~static_cast<std::uint64_t>(*count) + 1;
                   zeros <= layout.size - index) {
            index += zeros;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

std::string encodeHdr(const Histogram& histogram) {
    const std::string payload = payloadOf(histogram);
    std::string packed(compressBound(payload.size()), '\0');
    uLongf size = packed.size();
    compress(reinterpret_cast<Bytef*>(packed.data()), &size,
             reinterpret_cast<const Bytef*>(payload.data()), payload.size());
    packed.resize(size);
    Writer writer;
    writer.bigEndian(wrapperCookie);
    writer.bigEndian(static_cast<std::uint32_t>(packed.size()));
    return toBase64(writer.bytes + packed);
}

Expected<Histogram> decodeHdr(std::string_view text, const HistogramLayout& layout) {
    const auto bytes = fromBase64(text);
    if (!bytes)
        return malformed("it is not base64");
    Reader wrapper(*bytes);
    const auto cookie = wrapper.bigEndian<std::uint32_t>();
    const auto length = wrapper.bigEndian<std::uint32_t>();
    if (cookie != wrapperCookie || length != wrapper.rest().size())
        return malformed("it is not in HdrHistogram's V2 format");
    const auto payload = inflated(wrapper.rest(), layout);
    if (!payload)
        return malformed("its compressed part is damaged");
    Reader reader(*payload);
    if (!headerFits(reader, layout))
        return malformed("its precision is not that of Loadstone");
    Histogram histogram(layout);
    if (!readCounts(reader, histogram))
        return malformed("its counts are damaged");
    return histogram;
}

} // namespace loadstone
