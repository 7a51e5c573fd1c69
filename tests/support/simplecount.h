// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/text/booksline.h"
#include "core/ngram/text/postags.h"
#include "core/ngram/text/unicode.h"
#include "tests/support/memorysource.h"

#include <sstream>

namespace loadstone {

/// Counts Books lines in the obvious way, well-formed and broken ones alike: what the fast way must
/// agree with.
inline Counting countSimply(const std::string& text, Format format, const NgramOptions& options) {
    Counting result;
    MapSink sink;
    const Years years = options.years.value_or(Years{});
    constexpr std::string_view mark = "\xef\xbb\xbf";
    std::istringstream in(text.starts_with(mark) ? text.substr(mark.size()) : text);
    BooksLine line;
    for (std::string bytes; std::getline(in, bytes); ++result.lines) {
        if (const auto wrong = readBooksLine(bytes, format, line)) {
            result.malformed.push_back({0, result.lines, *wrong});
            continue;
        }
        const bool tagged = hasPosTag(line.ngram);
        if (options.posTags != PosTags::Keep && tagged != (options.posTags == PosTags::Only))
            continue;
        std::string name(line.ngram);
        if (options.mergeCase)
            foldCase(line.ngram, name);
        for (const auto& [year, count] : line.years)
            if (year >= years.first && year <= years.last)
                sink.add(options.byYear ? name + "\t" + std::to_string(year) : name, count);
    }
    result.counts = sink.counts;
    return result;
}

} // namespace loadstone
