// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/holefinder.h"

namespace loadstone {

/// Over braces that stand for themselves.
bool HoleFinder::passesBraces(std::string_view rest, std::size_t open) {
    const bool isEscape = rest.starts_with("{{{{");
    if (!isEscape && !rest.starts_with("{{{"))
        return false;
    m_before += isEscape ? "{{" : "{";
    m_from = open + (isEscape ? 4 : 1);
    return true;
}

bool HoleFinder::next() {
    m_before.clear();
    for (;;) {
        const auto open = m_text.find("{{", m_from);
        m_before += m_text.substr(m_from, open - m_from);
        m_position = open == m_text.npos ? std::nullopt : std::optional(open);
        if (!m_position) {
            m_from = m_text.size();
            return false;
        }
        const std::string_view rest = m_text.substr(open);
        if (passesBraces(rest, open))
            continue;
        const auto end = rest.find("}}");
        if (end == rest.npos)
            return false;
        m_inner = rest.substr(2, end - 2);
        m_from = open + end + 2;
        return true;
    }
}

std::string withZeros(std::string_view text) {
    std::string filled;
    HoleFinder finder(text);
    while (finder.next())
        filled += finder.before() + '0';
    const std::size_t rest = finder.position().value_or(text.size());
    return filled + finder.before() + std::string(text.substr(rest));
}

std::string escapedBraces(std::string_view text) {
    std::string escaped(text);
    for (std::size_t at = 0; (at = escaped.find("{{", at)) != std::string::npos; at += 4)
        escaped.insert(at, "{{");
    return escaped;
}

std::string plainBraces(std::string_view text) {
    std::string plain;
    HoleFinder finder(text);
    while (finder.next())
        plain.append(finder.before()).append("{{").append(finder.inner()).append("}}");
    const std::size_t rest = finder.position().value_or(text.size());
    return plain + finder.before() + std::string(text.substr(rest));
}

} // namespace loadstone
