// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/textmetrics.h"

#include "core/base/trimmed.h"
#include "core/base/utf8.h"
#include "core/metrics/readinglist.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace loadstone {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view takeWord(std::string_view& line) {
    line = trimmed(line, blanks);
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

/// How many characters a name takes with its labels, in which a quoted value may hold anything; 0
/// if they have no end.
std::size_t sizeOfName(std::string_view line) {
    const std::size_t name = std::min(line.find_first_of(" \t\r{"), line.size());
    const std::size_t brace = line.find_first_not_of(blanks, name);
    if (brace == std::string_view::npos || line[brace] != '{')
        return name;
    bool isQuoted = false;
    for (std::size_t i = brace + 1; i < line.size(); ++i) {
        if (line[i] == '\\' && isQuoted)
            ++i;
        else if (line[i] == '"')
            isQuoted = !isQuoted;
        else if (line[i] == '}' && !isQuoted)
            return i + 1;
    }
    return 0;
}

/// "name{a="b"}", without blanks between and with no empty labels.
std::string nameIn(std::string_view text) {
    const std::size_t brace = std::min(text.find('{'), text.size());
    std::string name(trimmed(text.substr(0, brace), blanks));
    if (brace == text.size())
        return name;
    const std::string_view labels =
        trimmed(text.substr(brace + 1, text.size() - brace - 2), " \t\r,");
    return labels.empty() ? name : name + "{" + std::string(labels) + "}";
}

std::optional<double> numberIn(std::string_view word) {
    double value = 0;
    const std::string_view digits = word.starts_with('+') ? word.substr(1) : word;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || end != digits.data() + digits.size() ||
        (error != std::errc() && error != std::errc::result_out_of_range))
        return std::nullopt;
    return error == std::errc() ? value : HUGE_VAL;
}

/// What is known of the names: their types, as the text told them before.
class Types {
public:
    /// A comment line, which may be of a type.
    void take(std::string_view line) {
        line.remove_prefix(1);
        if (takeWord(line) != "TYPE")
            return;
        const std::string name(takeWord(line));
        m_types[name] = takeWord(line);
    }
    bool isCounter(std::string_view name) const {
        if (typeOf(name) == "counter")
            return true;
        for (const std::string_view end : {"_total", "_sum", "_count", "_bucket"})
            if (name.ends_with(end)) {
                const auto type = typeOf(name.substr(0, name.size() - end.size()));
                return end == "_total" ? type == "counter"
                                       : type == "histogram" || type == "summary";
            }
        return false;
    }

private:
    std::string_view typeOf(std::string_view name) const {
        const auto found = m_types.find(name);
        return found == m_types.end() ? std::string_view() : found->second;
    }

    std::map<std::string, std::string, std::less<>> m_types;
};

/// False if it is not of this format.
bool takeLine(std::string_view line, const Types& types, ReadingList& readings) {
    const std::size_t size = sizeOfName(line);
    if (size == 0)
        return false;
    const std::string name = nameIn(line.substr(0, size));
    line.remove_prefix(size);
    const auto value = numberIn(takeWord(line));
    if (!value || name.empty() || name.front() == '{' || !isUtf8(name))
        return false;
    if (std::isfinite(*value))
        readings.add({name, *value, types.isCounter(withoutLabels(name))});
    return true;
}

} // namespace

Expected<std::vector<MetricReading>> readTextMetrics(std::string_view text) {
    ReadingList readings;
    Types types;
    for (int number = 1; !text.empty() && readings.takesMore(); ++number) {
        const std::string_view whole = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(whole.size() + 1, text.size()));
        const std::string_view line = trimmed(whole, blanks);
        if (line.starts_with('#'))
            types.take(line);
        else if (!line.empty() && !takeLine(line, types, readings))
            return fail("metrics", "line " + std::to_string(number) +
                                       " is neither JSON nor of the text format of Prometheus, as "
                                       "in name{label=\"value\"} 1.5");
    }
    return std::move(readings).result();
}

} // namespace loadstone
