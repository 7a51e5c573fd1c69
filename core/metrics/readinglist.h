// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricreading.h"

namespace loadstone {

/// The figures of one text as they are found. What a server sends may be anything, so that it is
/// refused if it has more of them than anybody reads, or a name that is too long. One thread.
class ReadingList {
public:
    static constexpr std::size_t most = 20'000;
    static constexpr std::size_t longestName = 1'000; ///< in bytes

    /// False once one of it was refused: then the rest need not be read.
    bool takesMore() const { return m_refusal.empty(); }
    /// Whether figures may have a name that begins so.
    bool allows(std::string_view name);
    void add(MetricReading reading);
    /// All of them, or why they are refused.
    Expected<std::vector<MetricReading>> result() &&;

private:
    std::vector<MetricReading> m_readings;
    std::string m_refusal; ///< empty: none
};

} // namespace loadstone
