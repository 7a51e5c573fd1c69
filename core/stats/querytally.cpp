// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/querytally.h"

#include <algorithm>

namespace loadstone {

void addStatements(std::vector<StatementTotals>& totals, const std::vector<StatementTotals>& part) {
    totals.resize(std::max(totals.size(), part.size()));
    for (std::size_t i = 0; i < part.size(); ++i)
        totals[i].add(part[i]);
}

bool QueryTally::Cells::isEmpty() const {
    return times.isEmpty() && failed.load(std::memory_order_relaxed) == 0;
}

// Up to the last that was asked, so that parts add up to the same as the whole.
void QueryTally::addTo(Totals& totals) const {
    std::size_t used = m_cells.size();
    while (used > 0 && m_cells.at(used - 1).isEmpty())
        --used;
    totals.statements.resize(std::max(totals.statements.size(), used));
    for (std::size_t i = 0; i < used; ++i) {
        const Cells& cells = m_cells.at(i);
        StatementTotals& one = totals.statements[i];
        one.failed += cells.failed.load(std::memory_order_acquire);
        one.rows += cells.rows.load(std::memory_order_acquire);
        cells.times.addTo(one.times);
    }
    m_messages.addTo(totals.messages);
}

} // namespace loadstone
