// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricscourse.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loadstone {

double MetricSeries::least() const {
    return points.empty() ? 0 : std::ranges::min(points, {}, &Point::value).value;
}

double MetricSeries::most() const {
    return points.empty() ? 0 : std::ranges::max(points, {}, &Point::value).value;
}

MetricsRecorder::MetricsRecorder(std::vector<std::string> names) : m_names(std::move(names)) {
    m_course.missing = m_names;
}

bool MetricsRecorder::isWanted(const std::string& name) {
    if (m_names.empty())
        return true;
    const auto means = [&](const std::string& wanted) {
        return wanted == name || wanted == withoutLabels(name);
    };
    std::erase_if(m_course.missing, means);
    return std::ranges::any_of(m_names, means);
}

/// None if it is not kept.
MetricsRecorder::Track* MetricsRecorder::trackOf(const MetricReading& reading) {
    if (const auto found = m_tracks.find(reading.name); found != m_tracks.end())
        return &found->second;
    if (!isWanted(reading.name))
        return nullptr;
    if (m_course.series.size() == MetricsCourse::mostSeries) {
        ++m_leftOut;
        return nullptr;
    }
    m_course.series.push_back({reading.name, reading.isCounter, {}});
    return &(m_tracks[reading.name] = {m_course.series.size() - 1, {}});
}

// Neighbours are dropped when a series is full, and fewer readings kept from then on.
void MetricsRecorder::append(MetricSeries& series, MetricSeries::Point point) {
    if (!std::isfinite(point.value))
        return;
    if (series.points.size() == MetricSeries::mostPoints) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < series.points.size(); i += 2)
            series.points[kept++] = series.points[i];
        series.points.resize(kept);
    }
    series.points.push_back(point);
}

// A counter that is less than before began anew at 0.
void MetricsRecorder::take(Track& track, MetricSeries::Point point) {
    MetricSeries& series = m_course.series[track.series];
    const auto before = std::exchange(track.last, point);
    if (!series.isRate)
        return append(series, point);
    if (!before || point.time <= before->time)
        return;
    const double from = point.value < before->value ? 0 : before->value;
    append(series, {point.time, (point.value - from) / (point.time - before->time)});
}

void MetricsRecorder::take(double time, const std::vector<MetricReading>& readings) {
    ++m_course.readings;
    if (m_course.readings > MetricSeries::mostPoints * m_every)
        m_every *= 2;
    if (m_course.readings % m_every != 0)
        return;
    m_leftOut = 0;
    for (const MetricReading& reading : readings)
        if (Track* track = trackOf(reading))
            take(*track, {time, reading.value});
    m_course.leftOut = std::max(m_course.leftOut, m_leftOut);
}

void MetricsRecorder::fail(const std::string& reason) {
    ++m_course.failures;
    m_course.lastFailure = reason;
}

} // namespace loadstone
