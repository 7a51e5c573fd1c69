// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/values.h"

namespace loadstone {

/// Where a text stands in a request, and so how the values in it are written.
enum class TextPlace {
    Url,       ///< percent-encoded but for RFC 3986's unreserved characters: a value is one part
    Header,    ///< control characters become blanks: a value cannot end its line
    Body,      ///< as they are
    Parameter, ///< of a query: without bytes of 0, which no text of a database has
};

/// A text with placeholders in it, taken apart once. A value; any thread may read it.
class HoledText {
public:
    HoledText() = default;
    /// The error says at which character, from 1, and names no field.
    static Expected<HoledText> read(std::string_view text, TextPlace place, const Feeds& feeds);

    /// Whether it is the same in each request.
    bool isFixed() const { return m_holes.empty(); }
    /// Gives its placeholders their numbers, from `first`; how many it has.
    std::size_t number(std::size_t first);
    /// Appends the text of the request at which `values` are.
    void write(Values& values, std::string& to) const;

    /// Whether a placeholder is a column of this feed.
    bool uses(std::size_t feed) const;
    /// How many placeholders it has, but for those that are always the same.
    std::size_t holes() const { return m_holes.size(); }
    /// Appends the value of one of them, from 0.
    void writeHole(std::size_t hole, Values& values, std::string& to) const;
    /// The text with what `fill` gives for each of them.
    template <typename Fill>
    std::string filled(Fill fill) const {
        std::string text;
        for (std::size_t i = 0; i < m_holes.size(); ++i)
            text += m_holes[i].before + fill(i);
        return text + m_rest;
    }

private:
    struct Hole {
        std::string before; ///< the text up to it
        Placeholder placeholder;
    };

    Expected<void> readHole(std::string_view inner, const Feeds& feeds);

    TextPlace m_place = TextPlace::Body;
    std::vector<Hole> m_holes;
    std::string m_rest; ///< behind the last
};

} // namespace loadstone
