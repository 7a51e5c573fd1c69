// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Goes through a short term that a person typed, as p95<250ms, from left to right, over blanks
/// between its parts, and knows where it is. One thread.
class TermReader {
public:
    explicit TermReader(std::string_view text) : m_text(text) { skipBlanks(); }

    bool atEnd() const { return m_at == m_text.size(); }
    /// Steps over `word`, if it is here.
    bool take(std::string_view word);
    /// Letters, as of a name or a unit; empty if there is none.
    std::string_view takeWord();
    /// What stands up to the next blank.
    std::string_view takeRun();
    /// A number that is not negative.
    std::optional<double> takeNumber();
    std::string_view rest() const { return m_text.substr(m_at); }
    /// Steps over so many characters.
    void skip(std::size_t characters);

    std::size_t position() const { return m_at; }
    void goBack(std::size_t position) { m_at = position; }
    /// The error that something else stands here, and which character that is.
    tl::unexpected<Error> expects(const std::string& what) const;

private:
    void skipBlanks();

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace loadstone
