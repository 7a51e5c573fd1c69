// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

namespace loadstone {

/// What a server has counted in some time. A value.
struct DatabaseActivity {
    std::uint64_t checkpointBuffers = 0; ///< pages that checkpoints wrote
    std::uint64_t autovacuums = 0;       ///< of the tables of this database
    std::uint64_t rowsWritten = 0;       ///< inserted, updated or deleted in it

    /// Between two looks at what it counts; none if it began anew in between.
    std::optional<DatabaseActivity> since(const DatabaseActivity& before) const {
        if (checkpointBuffers < before.checkpointBuffers || autovacuums < before.autovacuums ||
            rowsWritten < before.rowsWritten)
            return std::nullopt;
        return DatabaseActivity{checkpointBuffers - before.checkpointBuffers,
                                autovacuums - before.autovacuums, rowsWritten - before.rowsWritten};
    }
    bool operator==(const DatabaseActivity&) const = default;
};

} // namespace loadstone
