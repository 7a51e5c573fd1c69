// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/feed.h"

#include "core/base/byteordermark.h"
#include "core/base/utf8.h"
#include "core/base/wholefile.h"
#include "core/data/csvrow.h"
#include "core/data/jsonrow.h"

#include <algorithm>
#include <filesystem>

namespace loadstone {

namespace {

constexpr std::uint64_t rowsAPlace = 16;

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view withoutLineEnd(std::string_view line) {
    if (line.ends_with('\n'))
        line.remove_suffix(1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

void dropMark(std::string& text) {
    if (text.starts_with(byteOrderMark))
        text.erase(0, byteOrderMark.size());
}

std::string counted(std::size_t values) {
    return std::to_string(values) + (values == 1 ? " value" : " values");
}

/// What a first line tells of files that look like feeds; empty if it may be one.
std::string wrongKindOf(std::string_view line) {
    if (line == "[" || line.starts_with("[{"))
        return "each line must be an object of its own, without [ and ] around them all";
    if (line.find(',') == std::string_view::npos && line.find_first_of(";\t") != line.npos &&
        !line.starts_with('{'))
        return "commas must stand between the columns, and there is none in the first line";
    return {};
}

/// Of what cannot be read: an order that is none counts as the end of the file's name.
std::string orderAdvice(const std::string& file) {
    const std::size_t colon = std::min(file.rfind(':'), file.size());
    std::error_code unknown;
    if (colon == file.size() || !std::filesystem::exists(file.substr(0, colon), unknown))
        return {};
    return "; behind " + file.substr(0, colon) + ": there may be in-order, random or once";
}

} // namespace

Feed::Feed(const FeedChoice& choice, std::string text)
    : m_file(choice.file), m_order(choice.order), m_text(std::move(text)) {}

Expected<Feed> Feed::open(const FeedChoice& choice) {
    auto text = readWholeFile(choice.file);
    if (!text)
        return fail("", text.error().message + orderAdvice(choice.file));
    if (text->starts_with("\xff\xfe") || text->starts_with("\xfe\xff"))
        return fail("", choice.file + " is in UTF-16; save it in UTF-8");
    dropMark(*text);
    Feed feed(choice, std::move(*text));
    if (const auto begun = feed.begin(); !begun)
        return tl::unexpected(begun.error());
    if (const auto seen = feed.lookAtRows(); !seen)
        return tl::unexpected(seen.error());
    return feed;
}

tl::unexpected<Error> Feed::refuse(std::size_t at, const std::string& why) const {
    const auto line = std::count(m_text.begin(), m_text.begin() + static_cast<long>(at), '\n') + 1;
    return fail("", m_file + ", line " + std::to_string(line) + ": " + why);
}

/// The row that begins there, with its line end; empty lines before it are passed over.
std::string_view Feed::lineAt(std::size_t at) const {
    std::string_view rest = std::string_view(m_text).substr(at);
    for (;;) {
        const std::size_t bytes =
            m_isJson ? std::min(rest.find('\n'), rest.size() - 1) + 1 : csvRowBytes(rest);
        const std::string_view line = rest.substr(0, bytes);
        if (line.empty() || !isBlank(line))
            return line;
        rest.remove_prefix(bytes);
    }
}

std::size_t Feed::behind(std::string_view line) const {
    return static_cast<std::size_t>(line.data() - m_text.data()) + line.size();
}

Expected<void> Feed::begin() {
    const auto first = m_text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return fail("", m_file + " is empty; its first line names the columns");
    m_isJson = m_text[first] == '{';
    const std::string_view line = lineAt(0);
    if (const std::string reason = wrongKindOf(withoutLineEnd(line)); !reason.empty())
        return refuse(first, reason);
    m_firstRow = m_isJson ? 0 : behind(line);
    if (m_isJson) {
        auto names = jsonRowNames(withoutLineEnd(line));
        if (!names)
            return refuse(first, names.error().message);
        m_columns = std::move(*names);
    } else if (const auto names = readCsvRow(withoutLineEnd(line), m_columns); !names) {
        return refuse(first, names.error().message);
    }
    for (const std::string& name : m_columns)
        if (isBlank(name) || name.find_first_of("{} \t") != std::string::npos || !isUtf8(name))
            return refuse(first, "\"" + name +
                                     "\" cannot name a column; the first line names the "
                                     "columns, without blanks and braces");
    return {};
}

Expected<void> Feed::lookAtRows() {
    std::vector<std::string> values;
    std::size_t at = m_firstRow;
    for (std::string_view line = lineAt(at); !line.empty(); line = lineAt(at)) {
        const std::size_t begin = behind(line) - line.size();
        if (const auto row = readRow(line, values); !row)
            return refuse(begin, row.error().message);
        if (values.size() != m_columns.size())
            return refuse(begin, counted(values.size()) + " in the row, and " +
                                     std::to_string(m_columns.size()) + " in the first line");
        if (m_rows++ % rowsAPlace == 0)
            m_places.push_back(begin);
        at = behind(line);
    }
    if (m_rows == 0)
        return fail("", m_file + " has no row below its first line, which names the columns");
    m_places.shrink_to_fit();
    return {};
}

Expected<void> Feed::readRow(std::string_view line, std::vector<std::string>& values) const {
    const std::string_view row = withoutLineEnd(line);
    return m_isJson ? readJsonRow(row, m_columns, values) : readCsvRow(row, values);
}

void Feed::read(std::uint64_t row, std::vector<std::string>& values) const {
    std::string_view line = lineAt(m_places[row / rowsAPlace]);
    for (std::uint64_t i = 0; i < row % rowsAPlace; ++i)
        line = lineAt(behind(line));
    (void)readRow(line, values); // was well-formed when it was looked at
}

} // namespace loadstone
