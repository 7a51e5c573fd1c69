// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/metrics/metricreading.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>

namespace loadstone {

/// One figure of a server over the time of a run: the mean of the readings since the point before,
/// which for the first hour is one reading. A counter is its rate per second. Its unit is not
/// known.
struct MetricSeries {
    struct Point {
        double time = 0; ///< in seconds since requests count, at its end
        double value = 0;
        bool operator==(const Point&) const = default;
    };

    std::string name;
    bool isRate = false;
    std::vector<Point> points; ///< at most mostPoints

    static constexpr std::size_t mostPoints = 3600;

    double least() const;
    double most() const;
    bool operator==(const MetricSeries&) const = default;
};

/// What was read of a server's own figures while a run was on.
struct MetricsCourse {
    static constexpr std::size_t mostSeries = 64;

    std::uint64_t readings = 0;
    std::uint64_t failures = 0;
    std::string lastFailure;          ///< empty: none has failed
    std::vector<std::string> missing; ///< names that were asked for and never came
    std::uint64_t leftOut = 0;        ///< of one reading, beyond the most that are kept
    std::vector<MetricSeries> series; ///< in the order in which they came

    bool operator==(const MetricsCourse&) const = default;
};

/// Gathers the course: chooses by names what is kept, turns counters into rates, and joins points
/// that lie side by side when there are too many. One thread.
class MetricsRecorder {
public:
    /// `names` are those that are kept, with labels or for all labels without; if there is none,
    /// all are.
    explicit MetricsRecorder(std::vector<std::string> names);

    void take(double time, const std::vector<MetricReading>& readings);
    void fail(const std::string& reason);
    const MetricsCourse& course() const { return m_course; }

private:
    /// What is remembered of a figure that is kept.
    struct Track {
        std::size_t series = 0;
        std::optional<MetricSeries::Point> last;
        double sum = 0; ///< since the last point, of values by weight
        double weight = 0;
    };

    bool isWanted(const std::string& name);
    Track* trackOf(const MetricReading& reading);
    void add(Track& track, MetricSeries::Point reading);
    void endPoints(double time);
    void halve();

    const std::vector<std::string> m_names;
    std::map<std::string, Track> m_tracks;
    MetricsCourse m_course;
    std::uint64_t m_every = 1;   ///< so many readings make a point
    std::uint64_t m_leftOut = 0; ///< of the reading that is taken
};

} // namespace loadstone
