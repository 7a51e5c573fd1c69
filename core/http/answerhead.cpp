// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/answerhead.h"

#include "core/base/trimmed.h"
#include "core/base/wholenumber.h"
#include "core/http/headervalue.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace loadstone {

namespace {

constexpr int switchingProtocols = 101;
constexpr int mostCodings = 5; // libcurl's limit
constexpr std::string_view whiteSpace = " \t\r\n\v\f";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the text up to the next comma off `list`.
std::string_view nextOf(std::string_view& list) {
    const std::size_t comma = list.find(',');
    const std::string_view element = list.substr(0, comma);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    return element;
}

/// As libcurl reads it: blanks in front of a coding do not count, nor does any white space behind.
std::string_view codingOf(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(whiteSpace) + 1);
}

std::optional<std::uint64_t> numberIn(std::string_view digits) {
    const auto number = wholeNumber<std::uint64_t>(digits);
    const bool fits = number <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
    return fits ? number : std::nullopt;
}

// RFC 9112 6.3: one number, or a list of equal ones. libcurl wants the list to begin with it.
std::optional<std::uint64_t> lengthIn(std::string_view list) {
    list.remove_prefix(std::min(list.find_first_not_of(" \t"), list.size()));
    if (list.empty() || !isDigit(list.front()))
        return std::nullopt;
    const std::optional<std::uint64_t> length = numberIn(trimmed(nextOf(list), whiteSpace));
    while (length && !list.empty()) {
        const std::string_view again = trimmed(nextOf(list), whiteSpace);
        if (!again.empty() && numberIn(again) != length)
            return std::nullopt;
    }
    return length;
}

} // namespace

AnswerHead::State AnswerHead::take(std::string_view line) {
    if (!m_hasStatusLine)
        return takeStatusLine(line);
    if (line.front() == '\r' || line.front() == '\n')
        return end(line);
    if (std::memchr(line.data(), '\0', line.size()))
        return State::BadHeader;
    return line.front() == ' ' || line.front() == '\t' ? takeFolded(line) : takeHeader(line);
}

// In any case of letters, as libcurl does: to see that it is not HTTP then takes the whole line.
bool AnswerHead::mayGoOnWith(std::string_view part) const {
    constexpr std::string_view name = "HTTP/";
    const std::size_t size = std::min(part.size(), name.size());
    return m_hasStatusLine || sameButForCase(part.substr(0, size), name.substr(0, size));
}

// libcurl takes any white space before the status and anything but a digit behind it, and of the
// versions only these two.
AnswerHead::State AnswerHead::takeStatusLine(std::string_view line) {
    const bool isOld = line.starts_with("HTTP/1.0 ");
    if (!isOld && !line.starts_with("HTTP/1.1 "))
        return State::NotHttp;
    line.remove_prefix(9);
    line.remove_prefix(std::min(line.find_first_not_of(whiteSpace), line.size()));
    const auto digits =
        std::size_t(std::find_if_not(line.begin(), line.end(), isDigit) - line.begin());
    if (digits != 3 || line.front() == '0')
        return State::NotHttp;
    m_status = 100 * (line[0] - '0') + 10 * (line[1] - '0') + (line[2] - '0');
    m_isOld = isOld;
    m_hasStatusLine = true;
    return std::memchr(line.data(), '\0', line.size()) ? State::BadHeader : State::Open;
}

// No blank may stand before the colon: such a name is another one, as for libcurl.
AnswerHead::State AnswerHead::takeHeader(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || name.find('\r') != std::string_view::npos)
        return State::BadHeader;
    return takeNamed(name, line.substr(colon + 1));
}

// The length of a name tells most apart.
AnswerHead::Name AnswerHead::nameOf(std::string_view name) {
    constexpr std::string_view connection = "Connection";
    constexpr std::string_view length = "Content-Length";
    constexpr std::string_view coding = "Transfer-Encoding";
    if (name.size() == length.size() && sameButForCase(name, length))
        return Name::Length;
    if (name.size() == connection.size() && sameButForCase(name, connection))
        return Name::Connection;
    if (name.size() == coding.size() && sameButForCase(name, coding))
        return Name::Coding;
    return isContentEncoding(name) ? Name::ContentCoding : Name::Other;
}

AnswerHead::State AnswerHead::takeNamed(std::string_view name, std::string_view value) {
    m_last = nameOf(name);
    switch (m_last) {
    case Name::Connection:
        takeConnection(value);
        return State::Open;
    case Name::Length:
        return hasNoBody() ? State::Open : takeLength(value);
    case Name::Coding:
        return hasNoBody() ? State::Open : takeCodings(value);
    case Name::ContentCoding:
        m_contentCoding = contentCodingAfter(m_contentCoding, value);
        return State::Open;
    case Name::None:
    case Name::Other:
        break;
    }
    return State::Open;
}

// libcurl reads only the first line of a value. One that says where the body ends may not be
// misread, so it is refused.
AnswerHead::State AnswerHead::takeFolded(std::string_view line) {
    const bool framed = m_last == Name::Length || m_last == Name::Coding;
    if (m_last == Name::None || (framed && !hasNoBody()))
        return State::BadHeader;
    if (m_last == Name::Connection)
        takeConnection(line);
    return State::Open;
}

AnswerHead::State AnswerHead::takeLength(std::string_view value) {
    const std::optional<std::uint64_t> length = lengthIn(value);
    if (!length || (m_length && m_length != length))
        return State::BadHeader;
    m_length = length;
    return State::Open;
}

// Chunks anywhere in the list are undone, all else is left as it is: only its bytes are counted.
AnswerHead::State AnswerHead::takeCodings(std::string_view value) {
    while (!value.empty()) {
        const std::string_view coding = codingOf(nextOf(value));
        if (sameButForCase(coding, "chunked"))
            m_isChunked = true;
        else if (!coding.empty() && ++m_codings > mostCodings)
            return State::BadCoding;
    }
    if (!m_isChunked)
        m_isCoded = m_closes = true;
    return State::Open;
}

// Anywhere in the text, as libcurl does: "closed" closes.
void AnswerHead::takeConnection(std::string_view value) {
    value = trimmed(value, whiteSpace);
    value = value.substr(0, value.find('\r'));
    m_closes = m_closes || mentions(value, "close");
    m_keepsAlive = m_keepsAlive || (m_isOld && mentions(value, "keep-alive"));
}

bool AnswerHead::hasNoBody() const {
    return m_status / 100 == 1 || m_status == 204 || m_status == 304;
}

// The empty line may have several carriage returns, but nothing else.
AnswerHead::State AnswerHead::end(std::string_view line) {
    if (line.find_first_not_of('\r') != line.size() - 1)
        return State::BadHeader;
    m_closes = m_closes || (m_isOld && !m_keepsAlive);
    if (m_status / 100 == 1)
        return endInterim();
    m_hasEnded = true;
    if (hasNoBody() || m_answersHead)
        m_body = Body::None;
    else if (m_isChunked)
        m_body = Body::Chunks;
    else
        m_body = m_length && !m_isCoded ? Body::Length : Body::UntilClose;
    m_closes = m_closes || m_body == Body::UntilClose;
    return State::Ended;
}

// What follows a 101 is another protocol, of which nothing is known but its end. Of another interim
// answer only what it says of the connection stays.
AnswerHead::State AnswerHead::endInterim() {
    m_hasStatusLine = false;
    if (m_status != switchingProtocols) {
        m_last = Name::None;
        m_contentCoding = ContentCoding::None;
        m_keepsAlive = false;
        return State::Open;
    }
    if (m_answersHead)
        return State::BadHeader;
    m_hasEnded = m_closes = true;
    m_body = Body::UntilClose;
    return State::Ended;
}

} // namespace loadstone
