#include "core/loop/responsereader.h"

#include <cstring>

namespace loadstone {

namespace {

// libcurl's own limits.
constexpr std::size_t longestHeaderLine = 100 * 1024;
constexpr std::uint64_t mostHeaderBytes = 300 * 1024;

bool isInterim(int status) {
    return status / 100 == 1 && status != 101;
}

} // namespace

// libcurl takes a length beside chunks, odd characters in a value, and an answer after "close" that
// was only an interim one.
ResponseReader::ResponseReader(bool answersHead) : m_answersHead(answersHead) {
    llhttp_init(&m_parser, HTTP_RESPONSE, &settings());
    m_parser.data = this;
    llhttp_set_lenient_headers(&m_parser, 1);
    llhttp_set_lenient_chunked_length(&m_parser, 1);
    llhttp_set_lenient_keep_alive(&m_parser, 1);
}

const llhttp_settings_t& ResponseReader::settings() {
    static const llhttp_settings_t callbacks = [] {
        llhttp_settings_t made;
        llhttp_settings_init(&made);
        made.on_status_complete = &ResponseReader::onStatusLine;
        made.on_headers_complete = &ResponseReader::onHeaders;
        made.on_body = &ResponseReader::onBody;
        made.on_message_complete = &ResponseReader::onMessage;
        return made;
    }();
    return callbacks;
}

void ResponseReader::begin() {
    llhttp_reset(&m_parser);
    m_hasStatusLine = m_hasHeaders = m_keepsAlive = false;
    m_hasLeftover = m_isComplete = m_switchedProtocol = false;
    m_headerBytes = m_bodyBytes = 0;
    m_lineBytes = 0;
}

int ResponseReader::onStatusLine(llhttp_t* parser) {
    of(parser).m_hasStatusLine = true;
    return HPE_OK;
}

// llhttp says where the headers end only when it is paused there. Without chunks that follows from
// the length of the rest, so the pause, which costs time, is only for them.
int ResponseReader::onHeaders(llhttp_t* parser) {
    constexpr int noBody = 1;
    constexpr int switchProtocol = 2;
    ResponseReader& reader = of(parser);
    reader.m_hasHeaders = true;
    const int status = reader.status();
    if (status == 101) {
        reader.m_switchedProtocol = true;
        return switchProtocol;
    }
    if (reader.m_answersHead || status / 100 == 1 || status == 204 || status == 304)
        return noBody;
    return (parser->flags & F_CHUNKED) != 0 ? HPE_PAUSED : HPE_OK;
}

int ResponseReader::onBody(llhttp_t* parser, const char*, std::size_t size) {
    of(parser).m_bodyBytes += size;
    return HPE_OK;
}

int ResponseReader::onMessage(llhttp_t* parser) {
    ResponseReader& reader = of(parser);
    if (reader.m_switchedProtocol)
        return HPE_OK;
    if (isInterim(reader.status())) {
        reader.m_hasStatusLine = reader.m_hasHeaders = false;
        return HPE_OK;
    }
    reader.m_isComplete = true;
    reader.m_keepsAlive = llhttp_should_keep_alive(parser) != 0;
    return HPE_PAUSED;
}

ResponseReader::State ResponseReader::feed(std::string_view bytes) {
    if (m_switchedProtocol) {
        m_bodyBytes += bytes.size();
        return State::Reading;
    }
    const char* const end = bytes.data() + bytes.size();
    return m_hasHeaders ? readBody(bytes.data(), end) : readHeaders(bytes.data(), end);
}

ResponseReader::State ResponseReader::readHeaders(const char* begin, const char* end) {
    const auto result = llhttp_execute(&m_parser, begin, static_cast<std::size_t>(end - begin));
    const char* const at = result == HPE_OK ? end : llhttp_get_error_pos(&m_parser);
    m_headerBytes += static_cast<std::uint64_t>(at - begin) - m_bodyBytes;
    if (const State limit = checkLimits({begin, end}); limit != State::Reading)
        return limit;
    if (result == HPE_PAUSED && !m_isComplete) {
        llhttp_resume(&m_parser);
        return readBody(at, end);
    }
    return stateAfter(result, at, end);
}

ResponseReader::State ResponseReader::readBody(const char* begin, const char* end) {
    const auto result = llhttp_execute(&m_parser, begin, static_cast<std::size_t>(end - begin));
    return stateAfter(result, llhttp_get_error_pos(&m_parser), end);
}

ResponseReader::State ResponseReader::stateAfter(llhttp_errno_t result, const char* at,
                                                 const char* end) {
    if (result == HPE_OK)
        return State::Reading;
    if (m_isComplete) {
        m_hasLeftover = at != end;
        return State::Complete;
    }
    if (result == HPE_PAUSED_UPGRADE) { // whatever follows is not HTTP: a body without a length
        m_bodyBytes += static_cast<std::uint64_t>(end - at);
        return State::Reading;
    }
    if (!m_hasStatusLine)
        return State::NotHttp;
    return m_hasHeaders ? State::BadChunk : State::BadHeader;
}

// Only a line that is longer than what was fed can be too long, and of those one is open at a time.
ResponseReader::State ResponseReader::checkLimits(std::string_view fed) {
    if (m_headerBytes > mostHeaderBytes)
        return State::LongHeaders;
    if (m_hasHeaders && m_lineBytes == 0)
        return State::Reading;
    const std::size_t firstEnd = fed.find('\n');
    m_lineBytes += firstEnd == std::string_view::npos ? fed.size() : firstEnd + 1;
    if (m_lineBytes > longestHeaderLine)
        return State::LongLine;
    if (firstEnd != std::string_view::npos)
        m_lineBytes = fed.size() - fed.rfind('\n') - 1;
    return State::Reading;
}

ResponseReader::State ResponseReader::finish() {
    if (m_switchedProtocol)
        return State::Complete;
    llhttp_finish(&m_parser);
    return m_isComplete ? State::Complete : State::Reading;
}

} // namespace loadstone
