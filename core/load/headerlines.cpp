// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/headerlines.h"

#include "core/base/trimmed.h"

#include <algorithm>
#include <optional>

namespace loadstone {

namespace {

std::optional<Header> headerOf(std::string_view line) {
    const auto colon = line.find(':');
    const bool isEmpty = colon == std::string_view::npos && trimmed(line).ends_with(';');
    const auto name = trimmed(line.substr(0, isEmpty ? line.rfind(';') : colon));
    if ((colon == std::string_view::npos && !isEmpty) || name.empty())
        return std::nullopt;
    const auto value = isEmpty ? std::string_view() : trimmed(line.substr(colon + 1));
    return Header{std::string(name), std::string(value), value.empty() && !isEmpty};
}

} // namespace

Expected<Header> readHeader(std::string_view line) {
    if (auto header = headerOf(line))
        return *std::move(header);
    if (line.find(':') != std::string_view::npos)
        return fail("header", "a header has no name; write it as 'Name: value'");
    // What stands behind the first word may be a secret.
    return fail("header", "\"" + std::string(line.substr(0, line.find_first_of(" \t="))) +
                              "\" has no colon; write it as 'Name: value'");
}

Expected<std::vector<Header>> readHeaders(std::string_view text) {
    std::vector<Header> headers;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        auto header = headerOf(line);
        if (!header)
            return fail("header", "line " + std::to_string(number) +
                                      " of the headers has no name; write headers as Name: value");
        headers.push_back(*std::move(header));
    }
    return headers;
}

std::string lineOf(const Header& header) {
    if (header.isLeftOut)
        return header.name + ":";
    return header.value.empty() ? header.name + ";" : header.name + ": " + header.value;
}

} // namespace loadstone
