// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace loadstone {

/// What came of moving some bytes through a socket without waiting. A value.
struct Transfer {
    enum class End { Moved, Blocked, Closed, Broken };

    End end = End::Blocked;
    std::size_t bytes = 0;
    bool mayHaveMore = false; ///< of a read: the socket may hold more than was taken
};

} // namespace loadstone
