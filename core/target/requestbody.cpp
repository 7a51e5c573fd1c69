// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/requestbody.h"

#include "core/base/asciicase.h"
#include "core/base/wholenumber.h"
#include "core/target/headerlist.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

namespace loadstone {

namespace {

constexpr std::size_t longestLine = 8192;

/// The size in a chunk's line; what stands behind a semicolon is of no interest.
std::optional<std::uint64_t> chunkSize(std::string_view line) {
    const std::string_view size = line.substr(0, line.find(';'));
    return wholeNumber<std::uint64_t>(size.substr(0, size.find_last_not_of(" \t") + 1), 16);
}

/// The length that all Content-Length headers agree on; the same one may be there several times.
std::optional<std::uint64_t> lengthIn(const httplib::Headers& headers) {
    std::optional<std::uint64_t> length;
    const auto [begin, end] = headers.equal_range("Content-Length");
    for (auto header = begin; header != end; ++header)
        for (const std::string_view word : wordsIn(header->second)) {
            const auto number = wholeNumber<std::uint64_t>(word, 10);
            if (!number || (length && *length != *number))
                return std::nullopt;
            length = number;
        }
    return length;
}

bool isChunked(const httplib::Headers& headers) {
    const auto [begin, end] = headers.equal_range("Transfer-Encoding");
    return std::distance(begin, end) == 1 && sameButForCase(begin->second, "chunked");
}

bool readPiece(httplib::Stream& stream, std::uint64_t size, const BodySink& sink) {
    std::array<char, 16 * 1024> buffer;
    while (size > 0) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer.size()));
        const ssize_t got = stream.read(buffer.data(), wanted);
        if (got <= 0 || !sink({buffer.data(), static_cast<std::size_t>(got)}))
            return false;
        size -= static_cast<std::uint64_t>(got);
    }
    return true;
}

/// Without its line end; none if it does not end.
std::optional<std::string> readLine(httplib::Stream& stream) {
    std::string line;
    char byte = 0;
    while (line.size() < longestLine && stream.read(&byte, 1) == 1) {
        if (byte == '\n')
            return line;
        if (byte != '\r')
            line += byte;
    }
    return std::nullopt;
}

bool readTrailers(httplib::Stream& stream) {
    for (;;) {
        const auto line = readLine(stream);
        if (!line || line->empty())
            return line.has_value();
    }
}

bool readChunks(httplib::Stream& stream, const BodySink& sink) {
    for (;;) {
        const auto line = readLine(stream);
        const auto size = line ? chunkSize(*line) : std::nullopt;
        if (!size)
            return false;
        if (*size == 0)
            return readTrailers(stream);
        if (!readPiece(stream, *size, sink) || !readLine(stream))
            return false;
    }
}

} // namespace

bool announcesBody(const httplib::Headers& headers) {
    return headers.contains("Transfer-Encoding") || headers.contains("Content-Length");
}

bool readBody(httplib::Stream& stream, const httplib::Headers& headers, const BodySink& sink) {
    if (headers.contains("Transfer-Encoding"))
        return isChunked(headers) && readChunks(stream, sink);
    if (!headers.contains("Content-Length"))
        return true;
    const auto size = lengthIn(headers);
    return size && readPiece(stream, *size, sink);
}

} // namespace loadstone
