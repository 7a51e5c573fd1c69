// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/termreader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loadstone {

namespace {

constexpr std::string_view letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_%/\xc2\xb5";
constexpr std::string_view betweenParts = " \t";

} // namespace

bool TermReader::take(std::string_view word) {
    if (!rest().starts_with(word))
        return false;
    skip(word.size());
    return true;
}

std::string_view TermReader::takeWord() {
    const std::string_view word =
        rest().substr(0, std::min(rest().find_first_not_of(letters), rest().size()));
    skip(word.size());
    return word;
}

std::string_view TermReader::takeRun() {
    const std::string_view run =
        rest().substr(0, std::min(rest().find_first_of(betweenParts), rest().size()));
    skip(run.size());
    return run;
}

std::optional<double> TermReader::takeNumber() {
    double value = 0;
    const char* const begin = rest().data();
    const auto [end, error] =
        std::from_chars(begin, begin + rest().size(), value, std::chars_format::general);
    if (error != std::errc() || !std::isfinite(value) || value < 0)
        return std::nullopt;
    skip(static_cast<std::size_t>(end - begin));
    return value;
}

void TermReader::skip(std::size_t characters) {
    m_at = std::min(m_at + characters, m_text.size());
    skipBlanks();
}

tl::unexpected<Error> TermReader::expects(const std::string& what) const {
    return fail("", "\"" + std::string(m_text) + "\": at character " + std::to_string(m_at + 1) +
                        " there must be " + what);
}

void TermReader::skipBlanks() {
    m_at = std::min(m_text.find_first_not_of(betweenParts, m_at), m_text.size());
}

} // namespace loadstone
