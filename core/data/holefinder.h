// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Cuts a text at its placeholders, {{...}}. {{{{ stands for two braces; of three the first stands
/// for itself, as in JSON. The text outlives it; one thread.
class HoleFinder {
public:
    explicit HoleFinder(std::string_view text) : m_text(text) {}

    /// Goes on to the next placeholder; false if there is none, or none that has an end.
    bool next();
    /// The text before it, or behind the last one if there is none.
    const std::string& before() const { return m_before; }
    /// What stands between its braces.
    std::string_view inner() const { return m_inner; }
    /// Where its braces begin, or, behind the last one, those that have no end.
    std::optional<std::size_t> position() const { return m_position; }

private:
    bool passesBraces(std::string_view rest, std::size_t open);

    const std::string_view m_text;
    std::size_t m_from = 0;
    std::string m_before;
    std::string_view m_inner;
    std::optional<std::size_t> m_position;
};

/// `text` with a 0 for each placeholder: its form, as far as that is the same in each request.
std::string withZeros(std::string_view text);
/// Text in which all braces stand for themselves, as it is written among placeholders.
std::string escapedBraces(std::string_view text);
/// The other way round; placeholders stay as they are.
std::string plainBraces(std::string_view text);

} // namespace loadstone
