// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The parts of a list with commas or line ends between them, without blanks around each; an empty
/// text is an empty list.
std::vector<std::string> listedIn(std::string_view text);

/// Such a list: the text() of each value.
template <typename Value>
std::string listText(const std::vector<Value>& values) {
    std::string list;
    for (const Value& value : values)
        list += (list.empty() ? "" : ", ") + value.text();
    return list;
}

/// Reads such a list by Value::read(). The error says of which one it is, as in "stage 2: ...", and
/// names `field`.
template <typename Value>
Expected<std::vector<Value>> readList(const std::string& text, const std::string& field,
                                      const std::string& noun) {
    std::vector<Value> values;
    for (const std::string& part : listedIn(text)) {
        const auto value = Value::read(part);
        if (!value)
            return fail(field, noun + " " + std::to_string(values.size() + 1) + ": " +
                                   value.error().message);
        values.push_back(*value);
    }
    return values;
}

} // namespace loadstone
