// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/addressbook.h"
#include "core/http/transportoptions.h"
#include "core/metrics/metricscourse.h"
#include "core/metrics/metricssource.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace loadstone {

/// How a run's figures are reached: as its server is, whom to trust and where to connect to, but
/// by no proxy and no unix socket.
TransportOptions metricsOptions(const TransportOptions& plan);

/// Reads a server's own figures each second, by a thread and a connection of its own, so that a run
/// neither waits for it nor shares anything with it. Made and destroyed on any thread, at once.
class MetricsWatch : private Pinned {
public:
    static constexpr std::chrono::seconds period{1};

    /// Times are counted from `origin`. The host is where `addresses` say, also if they say so
    /// later. If the thread cannot start, that is a reading that failed.
    MetricsWatch(const MetricsSource& source, TransportOptions options, TimePoint origin,
                 std::shared_ptr<AddressBook> addresses);
    ~MetricsWatch() = default;

    /// What was read so far; none if it is no more than at the call before.
    std::optional<MetricsCourse> news();
    /// What was read in all.
    MetricsCourse course() const;

private:
    void work(const std::stop_token& stop);
    void readEachSecond(const std::stop_token& stop);
    void take(const Expected<std::vector<MetricReading>>& readings, TimePoint at);
    bool sleepUntil(TimePoint until, const std::stop_token& stop);

    const MetricsSource m_source;
    const TransportOptions m_options;
    const TimePoint m_origin;
    const std::shared_ptr<AddressBook> m_addresses;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_stopped;
    MetricsRecorder m_recorder;
    bool m_isNew = false;
    std::jthread m_thread; ///< last: it uses what is above
};

} // namespace loadstone
