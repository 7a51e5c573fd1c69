// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/lengthcheck.h"

#include "core/base/trimmed.h"
#include "core/base/units.h"
#include "core/base/utf8.h"
#include "core/base/wholenumber.h"
#include "core/data/holedtext.h"
#include "core/http/sentheader.h"

#include <optional>

namespace loadstone {

namespace {

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
    const Header* const header = sentHeader(request, "Content-Length");
    const auto said = header ? wholeNumber<std::uint64_t>(trimmed(header->value)) : std::nullopt;
    if (!said || request.method == "HEAD" || sentHeader(request, "Transfer-Encoding"))
        return;
    const auto size = sizeOf(request);
    const std::string why = size ? "the body has " + formatCount(*size)
                                 : "the length of the body differs from request to request";
    found.require(size == said, "header",
                  "the header Content-Length says " + formatCount(*said) + " bytes, but " + why +
                      "; leave the header out, and the right one is sent by itself");
}

} // namespace loadstone
