// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// A 95 % confidence interval.
struct ConfidenceInterval {
    double low = 0;
    double high = 0;

    bool contains(double value) const { return low <= value && value <= high; }
    bool operator==(const ConfidenceInterval&) const = default;
};

} // namespace loadstone
