// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <QString>

namespace loadstone {

/// A level that the person has chosen to see its latencies.
struct ChosenLevel {
    SweepLevel level;
    QString name;
    std::size_t color = 0; ///< among those of a chart
};

/// The colours of chosen levels, six at most. With one engine each has the next; with several the
/// first of each engine has that of the engine in the other charts.
std::vector<std::size_t> colorsOf(const std::vector<LevelId>& levels,
                                  const std::vector<EngineKind>& engines);

} // namespace loadstone
