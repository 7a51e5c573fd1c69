#include "app/cli/progressline.h"

#include <unistd.h>

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

} // namespace

ProgressLine::Style ProgressLine::styleFor(const ProgressWish& wish) {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    if (wish.never || (!terminal && !wish.always))
        return Style::None;
    return terminal ? Style::Redrawn : Style::Lines;
}

bool ProgressLine::isDue(Seconds elapsed) const {
    const Seconds period(m_style == Style::Redrawn ? 0.2 : 2.0);
    return m_style != Style::None && (!m_shownAt || elapsed - *m_shownAt >= period);
}

void ProgressLine::show(Seconds elapsed, double share, const std::function<std::string()>& text) {
    if (!isDue(elapsed))
        return;
    m_shownAt = elapsed;
    const std::string line = bar(share) + " " + text();
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
