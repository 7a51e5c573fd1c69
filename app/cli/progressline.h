// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "core/base/clock.h"
#include "core/report/progresspieces.h"

#include <functional>
#include <optional>
#include <vector>

namespace loadstone {

/// Progress on standard error: one line that is redrawn on a terminal, never wider than that is at
/// the moment, and a line every two seconds elsewhere.
class ProgressLine {
public:
    enum class Style { None, Redrawn, Lines };

    static Style styleFor(const ProgressWish& wish);

    explicit ProgressLine(Style style) : m_style(style) {}

    using Pieces = std::vector<ProgressPiece>;

    /// `share` is from 0 to 1; `pieces` are only asked for when they are shown.
    void show(Seconds elapsed, double share, const std::function<Pieces()>& pieces);
    void clear();

private:
    bool isDue(Seconds elapsed) const;

    const Style m_style;
    std::optional<Seconds> m_shownAt;
};

} // namespace loadstone
