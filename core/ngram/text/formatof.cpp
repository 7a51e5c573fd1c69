// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/text/formatof.h"

#include "core/ngram/text/booksline.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::array books{Format::BooksV2, Format::BooksV1, Format::BooksV3};
constexpr int linesToLookAt = 50;

std::optional<Format> booksFormatOf(std::string_view line) {
    BooksLine ignored;
    for (const Format format : books)
        if (!readBooksLine(line, format, ignored))
            return format;
    return std::nullopt;
}

} // namespace

std::optional<Format> formatOf(std::string_view start) {
    std::string_view rest = start;
    for (int i = 0; i < linesToLookAt && !rest.empty(); ++i) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (const auto format = booksFormatOf(rest.substr(0, end)))
            return format;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // No text has a zero byte; in other data one comes soon.
    if (start.find('\0') != std::string_view::npos)
        return std::nullopt;
    return Format::Text;
}

} // namespace loadstone
