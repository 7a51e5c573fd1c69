// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/pointscolumns.h"

#include "core/base/units.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace loadstone {

namespace {

/// What stands in the file may be anything, of any length; a message shows its beginning.
std::string shown(const std::string& value) {
    constexpr std::size_t most = 40;
    std::string text = value.substr(0, most);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return "\"" + text + (value.size() > most ? "..." : "") + "\"";
}

Expected<std::size_t> columnNamed(const std::vector<std::string>& header, const std::string& name,
                                  std::size_t line) {
    const auto found = std::ranges::find(header, name);
    if (found == header.end())
        return failAt(line, "there is no column " + name + "; " + std::string(wantedHeader));
    if (std::find(std::next(found), header.end(), name) != header.end())
        return failAt(line, "there are two columns " + name + "; leave one of them out");
    return static_cast<std::size_t>(found - header.begin());
}

Expected<std::optional<std::size_t>> columnIfAny(const std::vector<std::string>& header,
                                                 const std::string& name, std::size_t line) {
    if (std::ranges::count(header, name) == 0)
        return std::nullopt;
    const auto column = columnNamed(header, name, line);
    if (!column)
        return tl::unexpected(column.error());
    return *column;
}

/// A finite number from `least` to `most`.
Expected<double> readNumber(const std::string& text, const std::string& column, std::size_t line,
                            double least, double most) {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (text.empty())
        return failAt(line, "the " + column + " is missing; write a number such as 12");
    if (rest != end || error == std::errc::invalid_argument || std::isnan(value))
        return failAt(line, "the " + column + " " + shown(text) +
                                " is not a number; write it as 12 or 1234.5");
    if (error != std::errc{} || value < least || value > most)
        return failAt(line, "the " + column + " " + shown(text) + " is not possible; it must be " +
                                formatNumber(least, 0) + " to " + formatNumber(most, 0));
    return value;
}

} // namespace

tl::unexpected<Error> failAt(std::size_t line, const std::string& message) {
    return fail("", "line " + std::to_string(line) + ": " + message);
}

Expected<PointsColumns> readHeader(std::vector<std::string> header, std::size_t line) {
    for (std::string& name : header)
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
    const auto concurrency = columnNamed(header, "concurrency", line);
    if (!concurrency)
        return tl::unexpected(concurrency.error());
    const auto throughput = columnNamed(header, "throughput", line);
    if (!throughput)
        return tl::unexpected(throughput.error());
    const auto engine = columnIfAny(header, "engine", line);
    if (!engine)
        return tl::unexpected(engine.error());
    return PointsColumns{*concurrency, *throughput, header.size(), *engine};
}

Expected<std::string> readEngineName(const std::vector<std::string>& row,
                                     const PointsColumns& columns, std::size_t line) {
    constexpr std::size_t longest = 40;
    if (!columns.engine)
        return std::string();
    const std::string& name = row[*columns.engine];
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (name.size() > longest || std::ranges::any_of(name, isControl))
        return failAt(line, "the engine " + shown(name) + " is no name; write one such as pool");
    return name;
}

Expected<ScalePoint> readRow(const std::vector<std::string>& row, const PointsColumns& columns,
                             std::size_t line) {
    if (row.size() != columns.count)
        return failAt(line, "there " + std::string(row.size() == 1 ? "is " : "are ") +
                                counted(row.size(), "value") + ", but the header names " +
                                counted(columns.count, "column") +
                                "; separate values by commas and write 1234.5 with a point");
    const auto size = readNumber(row[columns.concurrency], "concurrency", line, 1, largestSize);
    if (!size)
        return tl::unexpected(size.error());
    const auto throughput =
        readNumber(row[columns.throughput], "throughput", line, 0, largestThroughput);
    if (!throughput)
        return tl::unexpected(throughput.error());
    return ScalePoint{*size, {*throughput}};
}

} // namespace loadstone
