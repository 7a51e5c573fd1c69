// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace loadstone {

/// Which of a run's checks an answer has passed and which not, a bit for each; none of both if it
/// was not judged. A value.
struct CheckVerdict {
    std::uint32_t passed = 0;
    std::uint32_t failed = 0;
    bool bodyWasCut = false; ///< it was longer than what a check could look at

    bool isJudged() const { return (passed | failed) != 0; }
};

} // namespace loadstone
