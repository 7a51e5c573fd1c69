// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/progressline.h"

#include "app/cli/fittedline.h"
#include "app/cli/terminal.h"

#include <iostream>
#include <limits>

namespace loadstone {

ProgressLine::Style ProgressLine::styleFor(const ProgressWish& wish) {
    if (wish.never || (!isTerminal() && !wish.always))
        return Style::None;
    return canRedraw() ? Style::Redrawn : Style::Lines;
}

bool ProgressLine::isDue(Seconds elapsed) const {
    const Seconds period(m_style == Style::Redrawn ? 0.2 : 2.0);
    return m_style != Style::None && (!m_shownAt || elapsed - *m_shownAt >= period);
}

// A line that fills the last column is wrapped by some terminals.
void ProgressLine::show(Seconds elapsed, double share, const std::function<Pieces()>& pieces) {
    if (!isDue(elapsed))
        return;
    m_shownAt = elapsed;
    if (m_style == Style::Redrawn)
        std::cerr << "\r" << fittedLine(share, pieces(), terminalColumns() - 1) << "\x1b[K"
                  << std::flush;
    else
        std::cerr << fittedLine(share, pieces(), std::numeric_limits<int>::max()) << std::endl;
}

void ProgressLine::clear() {
    if (m_style == Style::Redrawn && m_shownAt)
        std::cerr << "\r\x1b[K" << std::flush;
}

} // namespace loadstone
