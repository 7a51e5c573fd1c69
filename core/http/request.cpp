// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/request.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>

namespace loadstone {

bool isIdempotent(const Request& request) {
    constexpr std::array methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
    return std::ranges::find(methods, request.method) != methods.end();
}

bool isTls(const Request& request) {
    constexpr std::string_view scheme = "https:";
    return sameButForCase(std::string_view(request.url).substr(0, scheme.size()), scheme);
}

bool carriesBody(const Request& request) {
    const std::string& method = request.method;
    if (method == "HEAD")
        return false;
    return !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace loadstone
