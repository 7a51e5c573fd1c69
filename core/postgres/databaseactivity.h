// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace loadstone {

/// What a server has counted since some time: two looks tell what happened between them. A value.
struct DatabaseActivity {
    std::uint64_t checkpoints = 0;
    std::uint64_t autovacuums = 0; ///< of the tables of this database
    std::uint64_t rowsWritten = 0; ///< inserted, updated or deleted in it

    bool operator==(const DatabaseActivity&) const = default;
};

} // namespace loadstone
