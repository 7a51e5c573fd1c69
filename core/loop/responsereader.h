#pragma once

#include <llhttp.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loadstone {

/// Reads the answers of one connection as their bytes arrive, by llhttp, with the same limits and
/// the same leniency as the pool engine's libcurl. Allocates nothing. Used by one thread.
class ResponseReader {
public:
    enum class State {
        Reading,    ///< more bytes are needed
        Complete,   ///< the answer is whole
        NotHttp,    ///< it does not begin as an HTTP answer
        BadHeader,  ///< a header is malformed
        BadChunk,   ///< the body's chunks are malformed
        LongLine,   ///< a header line of more than 100 KB
        LongHeaders ///< headers of more than 300 KB
    };

    explicit ResponseReader(bool answersHead);
    ResponseReader(const ResponseReader&) = delete;
    ResponseReader& operator=(const ResponseReader&) = delete;

    /// The next answer begins.
    void begin();
    State feed(std::string_view bytes);
    /// The peer has closed. Complete if the answer is one that ends so; else Reading: it was cut
    /// off.
    State finish();

    int status() const { return m_parser.status_code; }
    bool hasStatusLine() const { return m_hasStatusLine; }
    bool hasHeaders() const { return m_hasHeaders; }
    /// Of a complete answer: the connection can take another request, and nothing came behind it.
    bool keepsAlive() const { return m_keepsAlive && !m_hasLeftover; }
    std::uint64_t headerBytes() const { return m_headerBytes; }
    std::uint64_t bodyBytes() const { return m_bodyBytes; }
    /// As libcurl counts: a header line that was cut off does not count.
    std::uint64_t bytesReceived() const {
        return m_headerBytes + m_bodyBytes - (m_hasHeaders ? 0 : m_lineBytes);
    }

private:
    static const llhttp_settings_t& settings();
    static ResponseReader& of(llhttp_t* parser) {
        return *static_cast<ResponseReader*>(parser->data);
    }
    static int onStatusLine(llhttp_t* parser);
    static int onHeaders(llhttp_t* parser);
    static int onBody(llhttp_t* parser, const char* at, std::size_t size);
    static int onMessage(llhttp_t* parser);

    State readHeaders(const char* begin, const char* end);
    State readBody(const char* begin, const char* end);
    State stateAfter(llhttp_errno_t result, const char* at, const char* end);
    State checkLimits(std::string_view fed);

    llhttp_t m_parser;
    const bool m_answersHead;
    bool m_hasStatusLine = false;
    bool m_hasHeaders = false;
    bool m_keepsAlive = false;
    bool m_hasLeftover = false;
    bool m_isComplete = false;
    bool m_switchedProtocol = false;
    std::uint64_t m_headerBytes = 0;
    std::uint64_t m_bodyBytes = 0;
    std::size_t m_lineBytes = 0; ///< of a header line that goes on beyond what was fed
};

} // namespace loadstone
