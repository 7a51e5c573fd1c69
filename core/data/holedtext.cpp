// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/holedtext.h"

#include "core/base/percentencoding.h"
#include "core/data/holefinder.h"

#include <algorithm>
#include <iterator>

namespace loadstone {

namespace {

void appendInOneLine(std::string_view value, std::string& to) {
    constexpr char firstPrintable = ' ', deleted = '\x7f';
    for (const char c : value) {
        const bool isControl = (c >= 0 && c < firstPrintable) || c == deleted;
        to += isControl && c != '\t' ? ' ' : c;
    }
}

void append(std::string_view value, TextPlace place, std::string& to) {
    if (place == TextPlace::Url)
        appendPercentEncoded(value, to);
    else if (place == TextPlace::Header)
        appendInOneLine(value, to);
    else if (place == TextPlace::Parameter)
        std::ranges::copy_if(value, std::back_inserter(to), [](char c) { return c != '\0'; });
    else
        to += value;
}

/// Two braces that stand for themselves would be a placeholder again to who reads the URL next.
std::string asText(std::string text, TextPlace place) {
    for (auto at = text.find("{{"); place == TextPlace::Url && at != text.npos;
         at = text.find("{{"))
        text.replace(at, 2, "%7B%7B");
    return text;
}

tl::unexpected<Error> at(std::size_t position, const std::string& why) {
    return fail("", "character " + std::to_string(position + 1) + ": " + why);
}

} // namespace

Expected<HoledText> HoledText::read(std::string_view text, TextPlace place, const Feeds& feeds) {
    HoledText holed;
    holed.m_place = place;
    HoleFinder finder(text);
    while (finder.next()) {
        holed.m_rest += asText(finder.before(), place);
        if (const auto hole = holed.readHole(finder.inner(), feeds); !hole)
            return at(*finder.position(), hole.error().message);
    }
    if (finder.position())
        return at(*finder.position(),
                  "the placeholder has no end, which is }}; write {{{{ for two braces");
    holed.m_rest += asText(finder.before(), place);
    return holed;
}

/// A fixed value becomes text like what is around it.
Expected<void> HoledText::readHole(std::string_view inner, const Feeds& feeds) {
    auto placeholder = Placeholder::read(inner, feeds);
    if (!placeholder)
        return tl::unexpected(placeholder.error());
    if (placeholder->kind == Placeholder::Kind::Fixed)
        append(placeholder->fixed, m_place, m_rest);
    else
        m_holes.push_back({std::exchange(m_rest, {}), std::move(*placeholder)});
    return {};
}

std::size_t HoledText::number(std::size_t first) {
    for (Hole& hole : m_holes)
        hole.placeholder.number = first++;
    return m_holes.size();
}

bool HoledText::uses(std::size_t feed) const {
    return std::ranges::any_of(m_holes, [feed](const Hole& hole) {
        return hole.placeholder.kind == Placeholder::Kind::Column &&
               hole.placeholder.column.feed == feed;
    });
}

void HoledText::write(Values& values, std::string& to) const {
    for (std::size_t i = 0; i < m_holes.size(); ++i) {
        to += m_holes[i].before;
        writeHole(i, values, to);
    }
    to += m_rest;
}

void HoledText::writeHole(std::size_t hole, Values& values, std::string& to) const {
    append(values.of(m_holes[hole].placeholder), m_place, to);
}

} // namespace loadstone
