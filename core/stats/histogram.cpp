#include "core/stats/histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loadstone {

Histogram::Histogram(const HistogramLayout& layout) : m_layout(layout), m_counts(layout.size) {}

void Histogram::record(std::int64_t value, std::uint64_t count) {
    if (count == 0)
        return;
    value = std::clamp<std::int64_t>(value, 0, m_layout.highest);
    addBucket(m_layout.indexOf(value), count);
    addExact(value, value, static_cast<std::uint64_t>(value) * count);
}

void Histogram::addExact(std::int64_t least, std::int64_t most, std::uint64_t sum) {
    m_least = m_most < 0 ? least : std::min(m_least, least);
    m_most = std::max(m_most, most);
    m_sum += sum;
}

void Histogram::add(const Histogram& other) {
    if (other.m_most < 0)
        return;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    addExact(other.m_least, other.m_most, other.m_sum);
}

Histogram Histogram::since(const Histogram& earlier) const {
    Histogram interval(m_layout);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const std::uint64_t count = m_counts[i] - earlier.m_counts[i];
        if (count == 0)
            continue;
        interval.m_counts[i] = count;
        interval.addExact(std::max(m_layout.lowestAt(i), min()),
                          std::min(m_layout.highestAt(i), max()), 0);
    }
    interval.m_sum = m_sum - earlier.m_sum;
    return interval;
}

std::uint64_t Histogram::total() const {
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0});
}

double Histogram::mean() const {
    const std::uint64_t count = total();
    return count == 0 ? 0 : static_cast<double>(m_sum) / static_cast<double>(count);
}

double Histogram::midpoint(std::size_t index) const {
    return static_cast<double>(m_layout.lowestAt(index) + m_layout.highestAt(index)) / 2;
}

double Histogram::stddev() const {
    const std::uint64_t count = total();
    if (count == 0 || min() == max()) // a cell is wider than that
        return 0;
    const double center = mean();
    double squares = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        const double distance = midpoint(i) - center;
        squares += distance * distance * static_cast<double>(m_counts[i]);
    }
    return std::sqrt(squares / static_cast<double>(count));
}

std::int64_t Histogram::quantile(double q) const {
    const std::uint64_t count = total();
    if (count == 0)
        return 0;
    // The small margin keeps 0.99 * 100 from becoming the 100th value through rounding.
    const double wanted = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(count) - 1e-6);
    const auto rank =
        std::clamp<std::uint64_t>(static_cast<std::uint64_t>(std::max(wanted, 1.0)), 1, count);
    std::uint64_t seen = 0;
    std::size_t index = 0;
    while ((seen += m_counts[index]) < rank)
        ++index;
    return std::clamp(m_layout.highestAt(index), min(), max());
}

} // namespace loadstone
