// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/lengthcheck.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"
#include "core/base/units.h"
#include "core/base/utf8.h"
#include "core/data/holedtext.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace loadstone {

namespace {

const Header* headerOf(const Request& request, std::string_view name) {
    const auto found = std::ranges::find_if(request.headers, [name](const Header& header) {
        return !header.isLeftOut && sameButForCase(header.name, name);
    });
    return found == request.headers.end() ? nullptr : &*found;
}

std::optional<std::uint64_t> numberIn(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

/// None if it differs from request to request.
std::optional<std::uint64_t> sizeOf(const Request& request) {
    const std::string& bytes = request.body.bytes();
    if (!carriesBody(request))
        return 0;
    if (bytes.find("{{") == bytes.npos || !isUtf8(bytes))
        return bytes.size();
    const auto text = HoledText::read(bytes, TextPlace::Body, Feeds());
    if (!text || !text->isFixed())
        return std::nullopt;
    return text->filled([](std::size_t) { return ""; }).size();
}

} // namespace

void checkLength(const Request& request, Findings& found) {
    const Header* const header = headerOf(request, "Content-Length");
    const auto said = header ? numberIn(trimmed(header->value)) : std::nullopt;
    if (!said || request.method == "HEAD" || headerOf(request, "Transfer-Encoding"))
        return;
    const auto size = sizeOf(request);
    const std::string why = size ? "the body has " + formatCount(*size)
                                 : "the length of the body differs from request to request";
    found.require(size == said, "header",
                  "the header Content-Length says " + formatCount(*said) + " bytes, but " + why +
                      "; leave the header out, and the right one is sent by itself");
}

} // namespace loadstone
