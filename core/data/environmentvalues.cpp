// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/environmentvalues.h"

#include "core/data/holedtext.h"
#include "core/data/holefinder.h"

#include <optional>
#include <utility>

namespace loadstone {

namespace {

/// What a hole without rows stands for at a place; none if it differs from request to request.
std::optional<std::string> fixedText(const std::string& hole, TextPlace place) {
    const auto read = HoledText::read(hole, place, Feeds());
    if (!read || !read->isFixed())
        return std::nullopt;
    return read->filled([](std::size_t) { return ""; });
}

} // namespace

std::vector<std::string> environmentValuesIn(std::string_view text) {
    std::vector<std::string> values;
    for (HoleFinder finder(text); finder.next();) {
        const std::string hole = "{{" + std::string(finder.inner()) + "}}";
        for (const TextPlace place : {TextPlace::Body, TextPlace::Header})
            if (auto value = fixedText(hole, place))
                values.push_back(std::move(*value));
    }
    return values;
}

} // namespace loadstone
