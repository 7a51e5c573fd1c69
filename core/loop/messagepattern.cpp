// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/messagepattern.h"

#include "core/loop/destination.h"
#include "core/loop/requestbytes.h"

#include <algorithm>
#include <charconv>

namespace loadstone {

namespace {

constexpr char endOfMark = 'z';

/// A text that stands nowhere in the request, of characters that mean nothing in a URL.
std::string markFor(const Request& request) {
    std::string mark = "loadstonehole";
    const auto isIn = [&](const std::string& text) { return text.find(mark) != text.npos; };
    while (isIn(request.url) || std::ranges::any_of(request.headers, isIn, &Header::value))
        mark += 'q';
    return mark;
}

std::string numbered(const std::string& mark, std::size_t number) {
    return mark + std::to_string(number) + endOfMark;
}

} // namespace

// libcurl's reading of the URL, and the order of the lines, are those of a request that has marks
// instead of placeholders. The first mark is that of the body's size.
MessagePattern::MessagePattern(LoadPlan plan, const RequestData& data)
    : m_data(data), m_request(data.request()) {
    const std::string mark = markFor(m_request);
    std::size_t number = 1;
    plan.request = m_request;
    const auto putMarks = [&](const HoledText& text, std::string& marked) {
        if (text.isFixed())
            return;
        marked = text.filled([&](std::size_t hole) { return numbered(mark, number + hole); });
        m_texts.insert(m_texts.end(), text.holes(), &text);
        number += text.holes();
    };
    putMarks(data.url(), plan.request.url);
    for (std::size_t i = 0; i < data.headerValues().size(); ++i)
        putMarks(data.headerValues()[i], plan.request.headers[i].value);
    cut(requestHead(plan, Destination::of(plan.request.url), numbered(mark, 0)), mark);
}

void MessagePattern::cut(std::string_view head, std::string_view mark) {
    for (auto at = head.find(mark); at != head.npos; at = head.find(mark)) {
        const std::string before(head.substr(0, at));
        head.remove_prefix(at + mark.size());
        std::size_t number = 0;
        std::from_chars(head.data(), head.data() + head.size(), number);
        head.remove_prefix(head.find(endOfMark) + 1);
        if (number == 0) {
            m_parts.push_back({before, nullptr, 0});
            continue;
        }
        const HoledText* text = m_texts[number - 1];
        const auto first = std::ranges::find(m_texts, text) - m_texts.begin();
        m_parts.push_back({before, text, number - 1 - static_cast<std::size_t>(first)});
    }
    m_end = head;
}

const std::string& MessagePattern::bodyFor(Values& values, std::string& body) const {
    if (m_data.body().isFixed())
        return m_request.body.bytes();
    body.clear();
    m_data.body().write(values, body);
    return body;
}

void MessagePattern::write(Values& values, std::string& message, std::string& body) const {
    const std::string& bytes = bodyFor(values, body);
    message.clear();
    for (const Part& part : m_parts) {
        message += part.before;
        if (part.text)
            part.text->writeHole(part.hole, values, message);
        else
            message += std::to_string(bytes.size());
    }
    message += m_end;
    appendBody(m_request, bytes, message);
}

} // namespace loadstone
