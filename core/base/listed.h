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

/// The lines of a text, without blanks around each, and without those that have nothing else.
std::vector<std::string> linesIn(std::string_view text);

/// "one, two and three", as a sentence has it.
std::string listed(const std::vector<std::string>& parts);

/// The text() of each value.
template <typename Value>
std::string joinedTexts(const std::vector<Value>& values, const char* between) {
    std::string all;
    for (const Value& value : values)
        all += (all.empty() ? "" : between) + value.text();
    return all;
}

template <typename Value>
std::string listText(const std::vector<Value>& values) {
    return joinedTexts(values, ", ");
}

template <typename Value>
std::string linesText(const std::vector<Value>& values) {
    return joinedTexts(values, "\n");
}

/// Reads each part by Value::read(). The error says of which one it is, as in "stage 2: ...", and
/// names `field`.
template <typename Value>
Expected<std::vector<Value>> readParts(const std::vector<std::string>& parts,
                                       const std::string& field, const std::string& noun) {
    std::vector<Value> values;
    for (const std::string& part : parts) {
        const auto value = Value::read(part);
        if (!value)
            return fail(field, noun + " " + std::to_string(values.size() + 1) + ": " +
                                   value.error().message);
        values.push_back(*value);
    }
    return values;
}

template <typename Value>
Expected<std::vector<Value>> readList(const std::string& text, const std::string& field,
                                      const std::string& noun) {
    return readParts<Value>(listedIn(text), field, noun);
}

} // namespace loadstone
