// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/chosenlevel.h"

#include <algorithm>

namespace loadstone {

std::vector<std::size_t> colorsOf(const std::vector<LevelId>& levels,
                                  const std::vector<EngineKind>& engines) {
    std::vector<EngineKind> toCome = engines;
    std::size_t next = engines.size();
    if (engines.size() == 1) {
        toCome.clear();
        next = 0;
    }
    std::vector<std::size_t> colors;
    for (const LevelId& level : levels) {
        const bool isFirst = std::erase(toCome, level.engine) > 0;
        const auto place = std::ranges::find(engines, level.engine) - engines.begin();
        colors.push_back(isFirst ? static_cast<std::size_t>(place) : next++);
    }
    return colors;
}

} // namespace loadstone
