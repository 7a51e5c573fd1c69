// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/base/wholejson.h"
#include "core/load/wholefrom.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace loadstone {

/// What `read` makes of a file's JSON. Whatever it throws means that the file is no `kind`, such as
/// "run"; such errors have an empty field.
template <typename Read>
auto decodeJson(std::string_view text, const std::string& kind, const Read& read)
    -> decltype(read(nlohmann::ordered_json())) {
    const auto json = wholeJson(text);
    if (!json)
        return fail("", "the file is not JSON (" + json.error().message + ")");
    try {
        return read(*json);
    } catch (const std::exception&) {
        return fail("", "the file is not a Loadstone " + kind);
    }
}

} // namespace loadstone
