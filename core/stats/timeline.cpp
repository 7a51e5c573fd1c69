#include "core/stats/timeline.h"

namespace loadstone {

namespace {

std::optional<Interval::Percentiles> percentilesOf(const Histogram& latencies) {
    if (latencies.empty())
        return std::nullopt;
    const auto at = [&](double q) { return Microseconds(latencies.quantile(q)); };
    return Interval::Percentiles{at(0.5), at(0.95), at(0.99)};
}

Histogram dense(const std::vector<std::pair<std::uint32_t, std::uint64_t>>& buckets) {
    Histogram histogram(coarseLayout);
    for (const auto& [index, count] : buckets)
        histogram.record(coarseLayout.highestAt(index), count);
    return histogram;
}

} // namespace

void Timeline::append(Interval interval, const Histogram& latencies) {
    if (m_intervals.size() == capacity)
        halve();
    interval.start = end();
    interval.latency = percentilesOf(latencies);
    m_intervals.push_back(interval);
    m_latencies.push_back(sparse(latencies));
}

void Timeline::joinLastTwo() {
    if (m_intervals.size() < 2)
        return;
    const std::size_t last = m_intervals.size() - 1;
    join(last - 1, last - 1, last);
    m_intervals.pop_back();
    m_latencies.pop_back();
}

void Timeline::halve() {
    const std::size_t pairs = m_intervals.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i)
        join(i, 2 * i, 2 * i + 1);
    m_intervals.resize(pairs);
    m_latencies.resize(pairs);
    m_width *= 2;
}

void Timeline::join(std::size_t into, std::size_t a, std::size_t b) {
    Interval joined;
    joined.start = m_intervals[a].start;
    joined.end = m_intervals[b].end;
    joined.requests = m_intervals[a].requests + m_intervals[b].requests;
    joined.errors = m_intervals[a].errors + m_intervals[b].errors;
    Sparse latencies = merged(m_latencies[a], m_latencies[b]);
    joined.latency = percentilesOf(dense(latencies));
    m_intervals[into] = joined;
    m_latencies[into] = std::move(latencies);
}

Timeline::Sparse Timeline::sparse(const Histogram& latencies) {
    Sparse buckets;
    for (std::size_t i = 0; i < latencies.counts().size(); ++i) {
        const std::uint64_t count = latencies.counts()[i];
        if (count == 0)
            continue;
        const auto index =
            static_cast<std::uint32_t>(coarseLayout.indexOf(latencies.layout().highestAt(i)));
        if (!buckets.empty() && buckets.back().first == index)
            buckets.back().second += count;
        else
            buckets.emplace_back(index, count);
    }
    return buckets;
}

Timeline::Sparse Timeline::merged(const Sparse& a, const Sparse& b) {
    Histogram both = dense(a);
    both.add(dense(b));
    return sparse(both);
}

} // namespace loadstone
