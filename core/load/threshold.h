// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/relation.h"
#include "core/stats/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// What a run must keep, as in p95<250ms. A value; any thread. Times are those of the ok answers,
/// with a rate from when each request was due.
struct Threshold {
    enum class Metric { Percentile, Mean, Min, ErrorRate, Throughput, Checks };
    using Relation = loadstone::Relation; ///< any but Equal

    Metric metric = Metric::Percentile;
    double quantile = 0; ///< of Percentile, above 0 to 1, which is the maximum
    Relation relation = Relation::Below;
    double bound = 0; ///< a time in microseconds, a share in percent, or requests per second

    /// "p95", "max", "error_rate".
    std::string name() const;
    /// "250ms", "1%", "500".
    std::string boundText() const;
    /// As read() reads it: "p95<250ms".
    std::string text() const;
    /// Reads it, with or without blanks. The error says at which character what is to stand, and
    /// names no field.
    static Expected<Threshold> read(std::string_view text);

    bool isTime() const { return metric <= Metric::Min; }
    bool isShare() const { return metric == Metric::ErrorRate || metric == Metric::Checks; }
    /// The figure, in the unit of `bound`; none if nothing was answered, or checked, yet.
    std::optional<double> valueIn(const Snapshot& snapshot) const;
    bool isMetBy(double value) const;
    /// Not met either if nothing was answered.
    bool isMetBy(const Snapshot& snapshot) const {
        const auto value = valueIn(snapshot);
        return value && isMetBy(*value);
    }

    bool operator==(const Threshold&) const = default;
};

/// "p95<250ms, error_rate<1%". Commas or line ends stand between them; an error says of which one
/// it is, as in "threshold 2: ...", and names `field`.
std::string textOf(const std::vector<Threshold>& thresholds);
Expected<std::vector<Threshold>> readThresholds(const std::string& text, const std::string& field);

/// One that did not hold, and its figure at that moment, in the unit of its bound.
struct BrokenThreshold {
    Threshold threshold;
    double value = 0;

    bool operator==(const BrokenThreshold&) const = default;
};

/// Those whose figure is known and does not hold.
std::vector<BrokenThreshold> brokenBy(const Snapshot& snapshot,
                                      const std::vector<Threshold>& thresholds);

} // namespace loadstone
