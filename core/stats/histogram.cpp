// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/histogram.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

Histogram::Histogram(const HistogramLayout& layout) : m_layout(layout), m_counts(layout.size) {}

void Histogram::record(std::int64_t value, std::uint64_t count) {
    if (count == 0)
        return;
    value = std::max<std::int64_t>(value, 0);
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
    m_total += other.m_total;
    addExact(other.m_least, other.m_most, other.m_sum);
}

Histogram Histogram::since(const Histogram& earlier) const {
    Histogram interval(m_layout);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const std::uint64_t count = m_counts[i] - earlier.m_counts[i];
        if (count == 0)
            continue;
        interval.addBucket(i, count);
        interval.addExact(std::max(m_layout.lowestAt(i), min()),
                          std::min(m_layout.highestAt(i), max()), 0);
    }
    interval.m_sum = m_sum - earlier.m_sum;
    return interval;
}

double Histogram::mean() const {
    return empty() ? 0 : static_cast<double>(m_sum) / static_cast<double>(m_total);
}

double Histogram::midpoint(std::size_t index) const {
    return std::clamp(static_cast<double>(m_layout.lowestAt(index) + m_layout.highestAt(index)) / 2,
                      static_cast<double>(min()), static_cast<double>(max()));
}

template <typename Value>
double Histogram::averageOf(const Value& value) const {
    double sum = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        if (m_counts[i] != 0)
            sum += value(midpoint(i)) * static_cast<double>(m_counts[i]);
    return empty() ? 0 : sum / static_cast<double>(m_total);
}

double Histogram::stddev() const {
    if (min() == max()) // a bucket is wider than that
        return 0;
    const double center = averageOf([](double middle) { return middle; });
    return std::sqrt(
        averageOf([center](double middle) { return (middle - center) * (middle - center); }));
}

std::int64_t Histogram::quantile(double q) const {
    const std::uint64_t count = total();
    if (empty())
        return 0;
    // The small margin keeps 0.99 * 100 from becoming the 100th value through rounding.
    const double wanted = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(count) - 1e-6);
    const auto rank =
        std::clamp<std::uint64_t>(static_cast<std::uint64_t>(std::max(wanted, 1.0)), 1, count);
    std::uint64_t seen = 0;
    std::size_t index = 0;
    while ((seen += m_counts[index]) < rank)
        ++index;
    if (index + 1 == m_counts.size()) // holds what is beyond the range as well
        return max();
    return std::clamp(m_layout.highestAt(index), min(), max());
}

} // namespace loadstone
