// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/timeline.h"

#include <cmath>

namespace loadstone {

namespace {

using Percentiles = Interval::Percentiles;

std::chrono::nanoseconds nanoseconds(Seconds time) {
    return std::chrono::nanoseconds(std::llround(time.count() * 1e9));
}

Percentiles percentilesOf(const SparseCounts& latencies) {
    Histogram histogram(coarseLayout);
    for (SparseCounts::Cursor at(latencies); !at.atEnd(); at.step())
        histogram.record(coarseLayout.highestAt(at.bucket()), at.count());
    const auto at = [&](double q) { return Microseconds(histogram.quantile(q)); };
    return {at(0.5), at(0.95), at(0.99)};
}

// A bucket's end may lie beyond all that was measured.
Percentiles within(Percentiles found, const Histogram& all) {
    const Microseconds least(all.min());
    const Microseconds most(all.max());
    return {std::clamp(found.p50, least, most), std::clamp(found.p95, least, most),
            std::clamp(found.p99, least, most)};
}

} // namespace

void Timeline::Cell::add(const Cell& other) {
    requests += other.requests;
    errors += other.errors;
    if (!other.latencies.empty())
        latencies.add(other.latencies);
}

// A width has doubled only for a cell that now lies in the second half.
std::optional<Timeline> Timeline::of(int doublings, std::vector<Cell> cells) {
    const bool isTooWide = doublings > 0 && cells.size() <= capacity / 2;
    if (cells.size() > capacity || isTooWide || (!cells.empty() && cells.back().isEmpty()))
        return std::nullopt;
    Timeline timeline;
    timeline.m_doublings = doublings;
    timeline.m_percentiles.resize(cells.size());
    timeline.m_cells = std::move(cells);
    return timeline;
}

void Timeline::add(std::int64_t gridCell, const Cell& counts) {
    if (counts.isEmpty())
        return;
    gridCell = std::clamp<std::int64_t>(gridCell, 0, Grid::lastCell);
    reach(gridCell);
    const auto cell = static_cast<std::size_t>(gridCell >> m_doublings);
    m_cells[cell].add(counts);
    m_percentiles[cell].reset();
}

// The last cell of a part that is wider widens this one as well.
void Timeline::add(const Timeline& part) {
    for (std::size_t i = 0; i < part.m_cells.size(); ++i)
        add(static_cast<std::int64_t>(i) << part.m_doublings, part.m_cells[i]);
}

void Timeline::reach(std::int64_t gridCell) {
    while ((gridCell >> m_doublings) >= static_cast<std::int64_t>(capacity))
        halve();
    const auto size = static_cast<std::size_t>(gridCell >> m_doublings) + 1;
    if (size > m_cells.size()) {
        m_cells.resize(size);
        m_percentiles.resize(size);
    }
}

void Timeline::halve() {
    for (std::size_t i = 1; i < m_cells.size(); ++i) {
        if (i % 2 != 0)
            m_cells[i / 2].add(m_cells[i]);
        else
            m_cells[i / 2] = std::move(m_cells[i]);
    }
    m_cells.resize((m_cells.size() + 1) / 2);
    m_percentiles.assign(m_cells.size(), std::nullopt);
    ++m_doublings;
}

Timeline Timeline::widened(std::size_t intervals) const {
    Timeline wide = *this;
    for (; intervals > capacity; intervals = (intervals + 1) / 2)
        wide.halve();
    return wide;
}

Interval Timeline::intervalOf(std::size_t cell, const Histogram& ok) const {
    Interval interval;
    interval.start = Seconds(width() * static_cast<std::int64_t>(cell));
    interval.end = Seconds(width() * static_cast<std::int64_t>(cell + 1));
    if (cell >= m_cells.size())
        return interval;
    interval.requests = m_cells[cell].requests;
    interval.errors = m_cells[cell].errors;
    if (m_cells[cell].latencies.empty())
        return interval;
    interval.latencies = m_cells[cell].latencies;
    if (!m_percentiles[cell])
        m_percentiles[cell] = percentilesOf(m_cells[cell].latencies);
    interval.latency = within(*m_percentiles[cell], ok);
    return interval;
}

std::vector<Interval> Timeline::intervalsBefore(Seconds now, const Histogram& ok) const {
    const auto count = static_cast<std::size_t>(nanoseconds(std::max(now, Seconds(0))) / width());
    if (count > capacity)
        return widened(count).intervalsBefore(now, ok);
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i < count; ++i)
        intervals.push_back(intervalOf(i, ok));
    return intervals;
}

std::vector<Interval> Timeline::intervals(Seconds end, const Histogram& ok) const {
    if (end <= Seconds(0) && m_cells.empty())
        return {};
    const auto rounded = (nanoseconds(end) + width() / 2) / width();
    const auto count =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::max<std::int64_t>(rounded, 0)));
    if (count > capacity)
        return widened(count).intervals(end, ok);
    Timeline whole = *this;
    for (std::size_t i = count; i < m_cells.size(); ++i)
        whole.add(static_cast<std::int64_t>(count - 1) << m_doublings, m_cells[i]);
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i < count; ++i)
        intervals.push_back(whole.intervalOf(i, ok));
    intervals.back().end = std::max(end, intervals.back().start);
    return intervals;
}

} // namespace loadstone
