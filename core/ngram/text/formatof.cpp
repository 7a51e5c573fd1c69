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

/// How many of the first lines there are, blank ones apart, and how many of them are well-formed.
struct FirstLines {
    int all = 0;
    std::array<int, books.size()> wellFormed{};

    void take(std::string_view line) {
        if (line.empty() || line == "\r")
            return;
        ++all;
        BooksLine ignored;
        for (std::size_t i = 0; i < books.size(); ++i)
            wellFormed[i] += readBooksLine(line, books[i], ignored) ? 0 : 1;
    }
};

FirstLines firstLinesOf(std::string_view text) {
    FirstLines lines;
    for (int i = 0; i < linesToLookAt && !text.empty(); ++i) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

// A text may have a line that looks like Books among others, as many a table has.
std::optional<Format> formatOf(std::string_view start) {
    const FirstLines lines = firstLinesOf(start);
    const auto most = std::ranges::max_element(lines.wellFormed);
    if (*most > 0 && 2 * *most >= lines.all)
        return books[static_cast<std::size_t>(most - lines.wellFormed.begin())];
    // No text has a zero byte; in other data one comes soon.
    if (start.find('\0') != std::string_view::npos)
        return std::nullopt;
    return Format::Text;
}

} // namespace loadstone
