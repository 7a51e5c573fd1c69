#include "app/cli/progressline.h"

#include "core/base/units.h"
#include "core/report/progress.h"

#include <iostream>

namespace loadstone {

namespace {

std::string bar(double share) {
    constexpr int width = 24;
    std::string text = "[";
    for (int i = 0; i < width; ++i)
        text += i < static_cast<int>(share * width) ? "■" : " ";
    return text + "]";
}

std::string lineOf(const Snapshot& snapshot, const LoadPlan& plan) {
    const Totals& totals = snapshot.totals;
    std::string line = bar(progressOf(snapshot, plan).share) + " " + progressText(snapshot, plan) +
                       " · " + formatNumber(recentRate(snapshot.timeline), 0) + " req/s";
    if (!totals.latencyOk.empty())
        line += " · p99 " + formatTime(Microseconds(totals.latencyOk.quantile(0.99)));
    if (totals.failed > 0)
        line += " · " + formatCount(totals.failed) + " failed";
    return line;
}

} // namespace

bool ProgressLine::isDue(Seconds elapsed) const {
    const Seconds period(m_style == Style::Redrawn ? 0.2 : 2.0);
    return m_style != Style::None && (!m_shownAt || elapsed - *m_shownAt >= period);
}

void ProgressLine::show(const Snapshot& snapshot) {
    if (!isDue(snapshot.elapsed))
        return;
    m_shownAt = snapshot.elapsed;
    const std::string line = lineOf(snapshot, m_plan);
    if (m_style == Style::Redrawn)
        std::cerr << "\r" << line << "\x1b[K" << std::flush;
    else
        std::cerr << line << std::endl;
}

void ProgressLine::clear() {
    if (m_style == Style::Redrawn && m_shownAt)
        std::cerr << "\r\x1b[K" << std::flush;
}

} // namespace loadstone
