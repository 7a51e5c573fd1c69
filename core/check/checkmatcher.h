// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/jsonpath.h"

#include <nlohmann/json.hpp>
#include <re2/re2.h>

namespace loadstone {

/// What a check was compiled to: a pattern, or a path with the value that is wanted there. Never
/// changes; any thread.
struct CheckMatcher { // NOLINT(bugprone-exception-escape): an empty value of JSON throws nothing
    std::optional<re2::RE2> pattern;
    JsonPath path;
    nlohmann::json value;
    std::string text; ///< of the value

    /// Whether a value as it stands in a text of JSON is the one that is wanted.
    bool accepts(std::string_view found) const;
};

} // namespace loadstone
