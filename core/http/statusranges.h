// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The answer statuses that count as ok. The default takes 200 to 399.
class StatusRanges {
public:
    struct Range {
        int first;
        int last;
        bool operator==(const Range&) const = default;
    };

    StatusRanges() : StatusRanges({{200, 399}}) {}

    bool contains(int status) const {
        return status >= 0 && status < statusCount && m_taken[static_cast<std::size_t>(status)];
    }
    std::string text() const; ///< "200-299,404", as parse reads it

    /// Reads "200-299" or "200-299,404". Errors name "expect-status".
    static Expected<StatusRanges> parse(std::string_view text);

    bool operator==(const StatusRanges&) const = default;

private:
    static constexpr int statusCount = 1000;

    explicit StatusRanges(std::vector<Range> ranges);

    std::vector<Range> m_ranges;
    std::bitset<statusCount> m_taken; ///< the same, for a look-up for each answer
};

} // namespace loadstone
