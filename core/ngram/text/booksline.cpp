// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/text/booksline.h"

#include "core/ngram/text/ascii.h"

#include <algorithm>
#include <charconv>

namespace loadstone {

namespace {

/// Takes the text before the next `separator`, or the rest.
std::string_view takeField(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view field = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return field;
}

bool isNumber(std::string_view field) {
    return !field.empty() && std::ranges::all_of(field, isAsciiDigit);
}

/// None if it is beyond what a count can be.
std::optional<std::uint64_t> number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<Malformed> checkCount(std::string_view field) {
    if (!isNumber(field))
        return Malformed::Count;
    return number(field) ? std::nullopt : std::optional(Malformed::CountTooLarge);
}

/// A year with its counts, of which the first one matters; all must be numbers.
std::optional<Malformed> readYear(std::string_view group, char separator, std::ptrdiff_t counts,
                                  std::vector<BooksLine::InYear>& years) {
    if (std::ranges::count(group, separator) != counts)
        return Malformed::FieldCount;
    const std::string_view year = takeField(group, separator);
    if (!isNumber(year) || year.size() > 4)
        return Malformed::Year;
    const std::string_view matches = takeField(group, separator);
    if (const auto wrong = checkCount(matches))
        return wrong;
    for (std::ptrdiff_t i = 1; i < counts; ++i)
        if (const auto wrong = checkCount(takeField(group, separator)))
            return wrong;
    years.push_back({static_cast<std::uint32_t>(*number(year)), *number(matches)});
    return std::nullopt;
}

std::optional<Malformed> readYears(std::string_view text, Format format,
                                   std::vector<BooksLine::InYear>& years) {
    if (format != Format::BooksV3)
        return readYear(text, '\t', format == Format::BooksV1 ? 3 : 2, years);
    do {
        if (const auto wrong = readYear(takeField(text, '\t'), ',', 2, years))
            return wrong;
    } while (!text.empty());
    return std::nullopt;
}

} // namespace

std::optional<Malformed> readBooksLine(std::string_view line, Format format, BooksLine& result) {
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty())
        return Malformed::Empty;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos)
        return Malformed::NoTabs;
    if (tab == 0)
        return Malformed::EmptyNgram;
    if (tab > maxNgramBytes)
        return Malformed::NgramTooLong;
    result.ngram = line.substr(0, tab);
    result.years.clear();
    return readYears(line.substr(tab + 1), format, result.years);
}

} // namespace loadstone
