// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/jsonscan.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

constexpr char closingOf(char opening) {
    return opening == '{' ? '}' : ']';
}

/// Whether a name, with its quotes as it stands in the text, is this one.
bool isName(std::string_view quoted, const std::string& name) {
    const std::string_view bare = quoted.substr(1, quoted.size() - 2);
    if (bare.find('\\') == std::string_view::npos)
        return bare == name;
    return nlohmann::json::parse(quoted, nullptr, false) == name;
}

} // namespace

bool JsonScan::takeAll() {
    if (!takeByteOrderMark())
        return false;
    for (;;) {
        Then then = takeValue();
        if (then == Then::End)
            then = goOn();
        if (then != Then::Value)
            return then == Then::End;
    }
}

bool JsonScan::takeByteOrderMark() {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return m_json.next() != mark.front() || m_json.takeLiteral(mark);
}

/// A value, or an object or array up to the first value in it.
JsonScan::Then JsonScan::takeValue() {
    m_json.skipBlanks();
    beginValue();
    const char first = m_json.next();
    if (first == '{' || first == '[')
        return open(first);
    if (!m_json.takeScalar())
        return Then::Wrong;
    endValue();
    return Then::End;
}

JsonScan::Then JsonScan::open(char opening) {
    m_open += opening;
    m_json.skip();
    if (m_mayLead) {
        m_onPath = m_open.size();
        m_index = 0;
    }
    m_json.skipBlanks();
    if (m_json.next() == closingOf(opening)) {
        close();
        return Then::End;
    }
    return opening == '[' || takeKey() ? Then::Value : Then::Wrong;
}

/// Behind a value: up to the next one, or to the end of all.
JsonScan::Then JsonScan::goOn() {
    for (;;) {
        m_json.skipBlanks();
        if (m_open.empty())
            return m_json.isAtEnd() ? Then::End : Then::Wrong;
        if (m_json.next() == ',')
            break;
        if (m_json.next() != closingOf(m_open.back()))
            return Then::Wrong;
        close();
    }
    m_json.skip();
    if (m_open.back() == '{')
        return takeKey() ? Then::Value : Then::Wrong;
    m_index += leadsToValue() ? 1 : 0;
    return Then::Value;
}

void JsonScan::close() {
    m_json.skip();
    m_open.pop_back();
    if (m_onPath > m_open.size()) {
        m_onPath = m_open.size();
        if (m_onPath > 0 && m_open.back() == '[')
            m_index = std::get<std::size_t>(m_path[m_onPath - 1]);
    }
    endValue();
}

// What was found before, under a name that comes once more, does not count.
void JsonScan::beginValue() {
    m_mayLead = false;
    if (!isOnPath())
        return;
    m_found.reset();
    m_isInValue = m_open.size() == m_path.size();
    m_mayLead = !m_isInValue;
    m_begin = m_json.at();
}

void JsonScan::endValue() {
    if (!m_isInValue || m_open.size() != m_path.size())
        return;
    m_found = m_json.since(m_begin);
    m_isInValue = false;
}

bool JsonScan::isOnPath() const {
    if (!leadsToValue())
        return false;
    if (m_open.empty())
        return true;
    if (m_open.back() == '{')
        return m_nameFits;
    const auto* index = std::get_if<std::size_t>(&m_path[m_onPath - 1]);
    return index && *index == m_index;
}

bool JsonScan::takeKey() {
    m_json.skipBlanks();
    const std::size_t begin = m_json.at();
    if (m_json.next() != '"' || !m_json.takeString())
        return false;
    if (leadsToValue()) {
        const auto* name = std::get_if<std::string>(&m_path[m_onPath - 1]);
        m_nameFits = name && isName(m_json.since(begin), *name);
    }
    m_json.skipBlanks();
    return m_json.takeLiteral(":");
}

} // namespace loadstone
