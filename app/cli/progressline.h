#pragma once

#include "core/load/loadplan.h"
#include "core/stats/snapshot.h"

namespace loadstone {

/// The progress of a run on standard error: one line that is redrawn on a terminal, a line every
/// two seconds elsewhere.
class ProgressLine {
public:
    enum class Style { None, Redrawn, Lines };

    ProgressLine(const LoadPlan& plan, Style style) : m_plan(plan), m_style(style) {}

    void show(const Snapshot& snapshot);
    void clear();

private:
    bool isDue(Seconds elapsed) const;

    const LoadPlan& m_plan;
    const Style m_style;
    std::optional<Seconds> m_shownAt;
};

} // namespace loadstone
