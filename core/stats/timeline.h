// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/grid.h"
#include "core/stats/histogram.h"
#include "core/stats/interval.h"
#include "core/stats/sparsecounts.h"

#include <vector>

namespace loadstone {

/// The course of a run on the grid of time, in at most `capacity` cells of equal width. Whatever
/// lies beyond doubles the width and joins neighbours: memory stays fixed however long the run.
/// Parts of a run add up, in any order, to what the whole would have given.
class Timeline {
public:
    static constexpr std::size_t capacity = 240;

    struct Cell {
        std::uint64_t requests = 0; ///< ended in it, ok or failed
        std::uint64_t errors = 0;   ///< of these, failed
        SparseCounts latencies;     ///< of the ok ones
        bool operator==(const Cell&) const = default;

        bool isEmpty() const { return requests == 0 && errors == 0 && latencies.empty(); }
        void add(const Cell& other);
    };

    /// What another timeline had as doublings() and cells(); none if no timeline has these.
    static std::optional<Timeline> of(int doublings, std::vector<Cell> cells);

    /// Counts in the cell with this number on the grid.
    void add(std::int64_t gridCell, const Cell& counts);
    void add(const Timeline& part);

    /// The grid's width times 2 to this power is the width of a cell.
    int doublings() const { return m_doublings; }
    std::chrono::nanoseconds width() const {
        return Grid::width * (std::int64_t{1} << m_doublings);
    }
    const std::vector<Cell>& cells() const { return m_cells; }

    /// The intervals that have ended `now`. `ok` are all latencies, which bound those of each.
    std::vector<Interval> intervalsBefore(Seconds now, const Histogram& ok) const;
    /// All of a run that took until `end`. The last interval ends then; it has what came later too,
    /// and a rest that is too short for a rate of its own.
    std::vector<Interval> intervals(Seconds end, const Histogram& ok) const;

    bool operator==(const Timeline& other) const {
        return m_doublings == other.m_doublings && m_cells == other.m_cells;
    }

private:
    Timeline widened(std::size_t doublings) const;
    void halve();
    void reach(std::int64_t gridCell);
    Interval intervalOf(std::size_t cell, const Histogram& ok) const;

    int m_doublings = 0;
    std::vector<Cell> m_cells;
    /// Kept for cells that have not changed since, because finding them takes long.
    mutable std::vector<std::optional<Interval::Percentiles>> m_percentiles;
};

} // namespace loadstone
