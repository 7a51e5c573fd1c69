// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/leveltext.h"

#include "ui/enginetext.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

QString levelText(const SweepLevel& level, bool withEngine) {
    const QString size = countText(static_cast<std::uint64_t>(level.size));
    return withEngine ? engineText(level.engine) + ' ' + size : size;
}

QString levelCsv(LevelId level) {
    return QStringLiteral("%1,%2").arg(engineText(level.engine)).arg(level.size);
}

QString sizesText(const SweepPlan& plan) {
    const bool hasPool =
        std::ranges::count(plan.engines, EngineKind::Pool) > 0 && !plan.plan.asksDatabase();
    if (hasPool && plan.engines.size() == 1)
        return "pool size";
    return hasPool ? QStringLiteral("threads or connections") : QStringLiteral("connections");
}

} // namespace loadstone
