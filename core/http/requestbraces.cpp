// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestbraces.h"

#include "core/base/utf8.h"
#include "core/data/holefinder.h"

namespace loadstone {

namespace {

/// A body of binary data has no placeholders, so its braces need no escape.
Request withEachText(Request request, std::string (*changed)(std::string_view)) {
    request.url = changed(request.url);
    for (Header& header : request.headers)
        header.value = changed(header.value);
    if (isUtf8(request.body.bytes()))
        request.body = changed(request.body.bytes());
    return request;
}

} // namespace

Request withEscapedBraces(Request request) {
    return withEachText(std::move(request), escapedBraces);
}

Request withPlainBraces(Request request) {
    return withEachText(std::move(request), plainBraces);
}

} // namespace loadstone
