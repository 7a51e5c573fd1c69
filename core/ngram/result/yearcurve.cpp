// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/yearcurve.h"

#include "core/ngram/input/filedescriptor.h"

#include <algorithm>
#include <charconv>

namespace loadstone {

namespace {

constexpr std::uint32_t lastYear = 9999;
constexpr std::size_t mostBytes = 1 << 20;

/// Takes a number and what follows it; false if there is none.
template <typename Number>
bool takeNumber(std::string_view& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty())
        text.remove_prefix(1);
    return true;
}

bool addGroup(std::string_view group, YearCounts& counts) {
    std::uint32_t year = 0;
    std::uint64_t matches = 0;
    if (!takeNumber(group, year) || !takeNumber(group, matches) || year > lastYear)
        return false;
    counts[year] = addCounts(counts[year], matches);
    return true;
}

} // namespace

YearCounts yearCountsOf(const NgramResult& byYear, std::string_view ngram) {
    YearCounts counts;
    const std::string prefix = std::string(ngram) + '\t';
    for (std::uint32_t year = 0; year <= lastYear; ++year)
        if (const std::uint64_t count = byYear.countOf(prefix + std::to_string(year)))
            counts[year] = count;
    return counts;
}

Expected<YearCounts> readTotalCounts(const std::string& path) {
    const auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    std::string text(mostBytes, '\0');
    const auto got = file->readAt(text, 0);
    if (!got)
        return tl::unexpected(got.error());
    std::string_view rest = std::string_view(text).substr(0, *got);
    YearCounts counts;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("\t\r\n"), rest.size());
        const std::string_view group = rest.substr(0, end);
        if (group.find_first_not_of(' ') != std::string_view::npos && !addGroup(group, counts))
            return fail("totals", path + " is not a file of total counts: \"" +
                                      std::string(group.substr(0, 40)) +
                                      "\" is not YEAR,MATCHES,PAGES,VOLUMES");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (counts.empty())
        return fail("totals", path + " holds no total counts");
    return counts;
}

} // namespace loadstone
