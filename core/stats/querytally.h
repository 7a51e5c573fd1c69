// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/querydetails.h"
#include "core/stats/failuremessages.h"
#include "core/stats/histogramcells.h"

#include <array>
#include <vector>

namespace loadstone {

/// What a shard has of queries beside what it counts of all requests: the figures of each
/// statement, and what the server has said of failures. Memory of a tally's kind, beside it, and
/// only in runs that ask a database. About 1.3 MB.
class alignas(64) QueryTally {
public:
    template <typename Writer>
    void record(std::span<const StatementTime> statements) noexcept {
        for (const StatementTime& one : statements) {
            Cells& cells = m_cells[std::min(one.place, mostTimedStatements - 1)];
            if (one.rows != 0)
                increase<Writer>(cells.rows, one.rows);
            if (one.failed)
                increase<Writer>(cells.failed);
            else
                cells.times.template record<Writer>(one.time.count());
        }
    }

    void keep(const Failure& failure, std::string_view message) noexcept {
        m_messages.keep(failure, message);
    }

    void addTo(Totals& totals) const;

private:
    struct Cells {
        std::atomic<std::uint64_t> failed{0};
        std::atomic<std::uint64_t> rows{0};
        HistogramCells<coarseLayout> times;

        bool isEmpty() const;
    };

    std::array<Cells, mostTimedStatements> m_cells;
    FailureMessages m_messages;
};

} // namespace loadstone
