// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"

namespace loadstone {

bool isContentEncoding(std::string_view name) {
    constexpr std::string_view wanted = "Content-Encoding";
    return name.size() == wanted.size() && sameButForCase(name, wanted);
}

ContentCoding contentCodingAfter(ContentCoding before, std::string_view value) {
    std::string_view coding = trimmed(value, " \t\r\n");
    if (coding.empty() || sameButForCase(coding, nameOf(ContentCoding::None)))
        return before;
    if (sameButForCase(coding, "x-gzip"))
        coding = nameOf(ContentCoding::Gzip);
    for (const ContentCoding known :
         {ContentCoding::Gzip, ContentCoding::Deflate, ContentCoding::Brotli, ContentCoding::Zstd})
        if (before == ContentCoding::None && sameButForCase(coding, nameOf(known)))
            return known;
    return ContentCoding::Other;
}

} // namespace loadstone
