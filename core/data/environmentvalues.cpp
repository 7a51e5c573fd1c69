// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/environmentvalues.h"

#include "core/data/holedtext.h"
#include "core/data/holefinder.h"

namespace loadstone {

std::vector<std::string> environmentValuesIn(std::string_view text) {
    std::vector<std::string> values;
    const Feeds none;
    for (HoleFinder finder(text); finder.next();) {
        const std::string hole = "{{" + std::string(finder.inner()) + "}}";
        for (const TextPlace place : {TextPlace::Body, TextPlace::Header}) {
            const auto read = HoledText::read(hole, place, none);
            if (read && read->isFixed())
                values.push_back(read->filled([](std::size_t) { return ""; }));
        }
    }
    return values;
}

} // namespace loadstone
