// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/jsonlayout.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Writes JSON that is known to be right.
class Layout {
public:
    explicit Layout(std::string_view text) : m_text(text) {}

    std::string take() {
        while (m_at < m_text.size())
            step(m_text[m_at]);
        return std::move(m_out);
    }

private:
    void step(char c) {
        if (c == '"')
            return copyString();
        ++m_at;
        if (isBlank(c))
            return;
        if (c == '{' || c == '[')
            return open(c);
        if (c == '}' || c == ']')
            return close(c);
        m_out += c;
        if (c == ',')
            breakLine();
        else if (c == ':')
            m_out += ' ';
    }

    void open(char c) {
        m_out += c;
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        const bool isEmpty = m_at < m_text.size() && (m_text[m_at] == '}' || m_text[m_at] == ']');
        if (isEmpty) {
            m_out += m_text[m_at++];
            return;
        }
        ++m_depth;
        breakLine();
    }

    void close(char c) {
        --m_depth;
        breakLine();
        m_out += c;
    }

    void breakLine() {
        m_out += '\n';
        m_out.append(2 * m_depth, ' ');
    }

    void copyString() {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        ++m_at;
        m_out += m_text.substr(begin, m_at - begin);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::string m_out;
};

} // namespace

// What is nested deeper is shown as it came: its blanks would take the square of its size.
std::optional<std::string> laidOutJson(std::string_view text) {
    constexpr int deepest = 200;
    int depth = 0;
    int most = 0;
    for (const char c : text) {
        depth += (c == '{' || c == '[' ? 1 : 0) - (c == '}' || c == ']' ? 1 : 0);
        most = std::max(most, depth);
    }
    if (most > deepest || !nlohmann::json::accept(text))
        return std::nullopt;
    return Layout(text).take();
}

} // namespace loadstone
