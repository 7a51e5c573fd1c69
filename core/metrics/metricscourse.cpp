// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricscourse.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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

// A counter that is less than before began anew at 0. The mean of rates is by the time of each.
void MetricsRecorder::add(Track& track, MetricSeries::Point reading) {
    const auto before = std::exchange(track.last, reading);
    if (!m_course.series[track.series].isRate) {
        track.sum += reading.value;
        track.weight += 1;
    } else if (before && reading.time > before->time) {
        track.sum += reading.value - (reading.value < before->value ? 0 : before->value);
        track.weight += reading.time - before->time;
    }
}

void MetricsRecorder::endPoints(double time) {
    for (auto& [name, track] : m_tracks) {
        const double value = std::exchange(track.sum, 0) / std::exchange(track.weight, 0);
        if (std::isfinite(value)) // it is not if there was no reading
            m_course.series[track.series].points.push_back({time, value});
    }
}

void MetricsRecorder::halve() {
    for (MetricSeries& series : m_course.series) {
        std::vector<MetricSeries::Point>& points = series.points;
        const std::size_t pairs = points.size() / 2;
        for (std::size_t i = 0; i < pairs; ++i)
            points[i] = {points[2 * i + 1].time,
                         std::midpoint(points[2 * i].value, points[2 * i + 1].value)};
        if (points.size() % 2 != 0)
            points[pairs] = points.back();
        points.resize((points.size() + 1) / 2);
    }
}

void MetricsRecorder::take(double time, const std::vector<MetricReading>& readings) {
    if (m_course.readings == MetricSeries::mostPoints * m_every) {
        halve();
        m_every *= 2;
    }
    ++m_course.readings;
    m_leftOut = 0;
    for (const MetricReading& reading : readings)
        if (Track* track = trackOf(reading))
            add(*track, {time, reading.value});
    m_course.leftOut = std::max(m_course.leftOut, m_leftOut);
    if (m_course.readings % m_every == 0)
        endPoints(time);
}

void MetricsRecorder::fail(const std::string& reason) {
    ++m_course.failures;
    m_course.lastFailure = reason;
}

} // namespace loadstone
