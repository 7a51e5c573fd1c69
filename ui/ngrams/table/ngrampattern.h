// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// What the filter of a table of n-grams asks for: n-grams that contain a text or, after "^", begin
/// with it. Letters from A to Z match in both cases, all else byte for byte. A value.
class NgramPattern {
public:
    NgramPattern() = default;
    explicit NgramPattern(std::string_view typed);

    bool isEmpty() const { return m_text.empty(); }
    bool matches(std::string_view ngram) const;

    bool operator==(const NgramPattern&) const = default;

private:
    bool matchesAt(const char* at) const;

    std::string m_text; ///< in lower case
    bool m_atStart = false;
};

} // namespace loadstone
