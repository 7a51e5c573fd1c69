#pragma once

#include "core/base/expected.h"

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

    bool contains(int status) const;
    std::string text() const; ///< "200-299,404", as parse reads it

    /// Reads "200-299" or "200-299,404". Errors name "expect-status".
    static Expected<StatusRanges> parse(std::string_view text);

    bool operator==(const StatusRanges&) const = default;

private:
    std::vector<Range> m_ranges{{200, 399}};
};

} // namespace loadstone
