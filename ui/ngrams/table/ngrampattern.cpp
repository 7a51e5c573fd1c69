// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngrampattern.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

} // namespace

NgramPattern::NgramPattern(std::string_view typed) {
    m_atStart = typed.starts_with('^');
    m_text = typed.substr(m_atStart ? 1 : 0);
    std::ranges::transform(m_text, m_text.begin(), lowered);
}

bool NgramPattern::matchesAt(const char* at) const {
    return std::equal(m_text.begin(), m_text.end(), at,
                      [](char wanted, char there) { return wanted == lowered(there); });
}

bool NgramPattern::matches(std::string_view ngram) const {
    if (ngram.size() < m_text.size())
        return false;
    if (m_atStart)
        return matchesAt(ngram.data());
    const char* const last = ngram.data() + (ngram.size() - m_text.size());
    for (const char* at = ngram.data(); at <= last; ++at)
        if (matchesAt(at))
            return true;
    return false;
}

} // namespace loadstone
