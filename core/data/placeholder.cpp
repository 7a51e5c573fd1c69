// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/placeholder.h"

#include "core/base/wholenumber.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <sstream>

namespace loadstone {

namespace {

using Kind = Placeholder::Kind;

struct Known {
    std::string_view name;
    Kind kind;
    std::size_t words; ///< with its name
    std::string_view example;
};

constexpr std::array known{
    Known{"seq", Kind::Sequence, 1, "{{seq}}"},
    Known{"uuid", Kind::Uuid, 1, "{{uuid}}"},
    Known{"random", Kind::Random, 3, "{{random 1 100}}"},
    Known{"timestamp", Kind::Timestamp, 1, "{{timestamp}}"},
    Known{"env", Kind::Fixed, 2, "{{env NAME}}"},
};

std::vector<std::string> wordsOf(std::string_view text) {
    std::istringstream stream{std::string(text)};
    return {std::istream_iterator<std::string>(stream), {}};
}

std::string braced(std::string_view text) {
    return "{{" + std::string(text) + "}}";
}

/// How many characters must be put in, left out or changed (Levenshtein's distance).
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t changed = corner + (one[i] == other[j] ? 0 : 1);
            corner = std::exchange(row[j + 1], std::min({row[j], row[j + 1]}) + 1);
            row[j + 1] = std::min(row[j + 1], changed);
        }
    }
    return row.back();
}

std::string listOf(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

tl::unexpected<Error> unknown(const std::string& name, const Feeds& feeds) {
    constexpr std::size_t nearly = 2, mostNamed = 12;
    std::vector<std::string> names;
    names.reserve(known.size());
    for (const Known& each : known)
        names.emplace_back(each.name);
    const std::vector<std::string> columns = feeds.names();
    names.insert(names.end(), columns.begin(), columns.end());
    const auto byDistance = [&](const std::string& each) { return distance(each, name); };
    const auto nearest = std::ranges::min_element(names, {}, byDistance);
    std::string sentence = "there is no placeholder " + braced(name) + "; ";
    if (byDistance(*nearest) <= std::min(nearly, (name.size() + 1) / 2))
        return fail("", sentence + "did you mean " + braced(*nearest) + "?");
    names.resize(std::min(names.size(), mostNamed));
    return fail("", sentence + "there are " + listOf(names) +
                        (columns.empty() ? ", and the columns of a feed" : "") +
                        "; write {{{{ for two braces");
}

Expected<Placeholder> randomOf(const std::vector<std::string>& words) {
    const auto least = wholeNumber<std::uint64_t>(words[1]);
    const auto most = wholeNumber<std::uint64_t>(words[2]);
    if (!least || !most || *least > *most)
        return fail("", "{{random " + words[1] + " " + words[2] +
                            "}} needs a least and a most whole number, as in {{random 1 100}}");
    Placeholder placeholder{Kind::Random, {}, *least, *most, 0, {}};
    return placeholder;
}

Expected<Placeholder> fromEnvironment(const std::string& name) {
    const char* value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): before a run
    if (!value)
        return fail("", "the environment has no " + name + ", which {{env " + name + "}} asks for");
    Placeholder placeholder;
    placeholder.fixed = value;
    return placeholder;
}

} // namespace

bool isPlaceholderName(std::string_view name) {
    return std::ranges::find(known, name, &Known::name) != known.end();
}

Expected<Placeholder> Placeholder::read(std::string_view text, const Feeds& feeds) {
    const std::vector<std::string> words = wordsOf(text);
    if (words.empty())
        return fail("", "a placeholder needs a name, as in {{seq}}; write {{{{ for two braces");
    Placeholder placeholder;
    const auto it = std::ranges::find(known, words.front(), &Known::name);
    if (it == known.end()) {
        const auto column = words.size() == 1 ? feeds.find(words.front()) : std::nullopt;
        if (!column)
            return unknown(words.front(), feeds);
        placeholder.kind = Kind::Column;
        placeholder.column = *column;
        return placeholder;
    }
    if (words.size() != it->words)
        return fail("", braced(text) + " is not as it must be: " + std::string(it->example));
    if (it->kind == Kind::Random)
        return randomOf(words);
    if (it->kind == Kind::Fixed)
        return fromEnvironment(words[1]);
    placeholder.kind = it->kind;
    return placeholder;
}

} // namespace loadstone
