// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <qcustomplot.h>

namespace loadstone {

/// Ticks of an axis that can also say what any place on it means, for the values under the mouse.
class ValueTicker : public QCPAxisTicker {
public:
    /// With its unit: "12.3 ms" at a place between two ticks.
    virtual QString valueText(double place) const = 0;
};

} // namespace loadstone
