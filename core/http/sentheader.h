// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/asciicase.h"
#include "core/http/request.h"

#include <algorithm>

namespace loadstone {

/// The first header of that name that goes out with a request; null if none does. It is the
/// request's.
inline const Header* sentHeader(const Request& request, std::string_view name) {
    const auto found = std::ranges::find_if(request.headers, [name](const Header& header) {
        return !header.isLeftOut && sameButForCase(header.name, name);
    });
    return found == request.headers.end() ? nullptr : &*found;
}

} // namespace loadstone
