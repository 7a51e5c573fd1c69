#include "core/target/requestbody.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace loadstone {

namespace {

constexpr std::size_t longestLine = 8192;

std::string valueOf(const httplib::Headers& headers, const std::string& name) {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::optional<std::uint64_t> numberAtStart(std::string_view text, int base) {
    std::uint64_t number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return result.ec == std::errc() ? std::optional(number) : std::nullopt;
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
        const auto size = line ? numberAtStart(*line, 16) : std::nullopt;
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
        return readChunks(stream, sink);
    if (!headers.contains("Content-Length"))
        return true;
    const auto size = numberAtStart(valueOf(headers, "Content-Length"), 10);
    return size && readPiece(stream, *size, sink);
}

} // namespace loadstone
