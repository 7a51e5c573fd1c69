#pragma once

#include "app/cli/options.h"
#include "core/base/clock.h"

#include <functional>
#include <optional>
#include <string>

namespace loadstone {

/// Progress on standard error: one line that is redrawn on a terminal, a line every two seconds
/// elsewhere.
class ProgressLine {
public:
    enum class Style { None, Redrawn, Lines };

    static Style styleFor(const ProgressWish& wish);

    explicit ProgressLine(Style style) : m_style(style) {}

    /// `share` is from 0 to 1; `text` is only asked for when it is shown.
    void show(Seconds elapsed, double share, const std::function<std::string()>& text);
    void clear();

private:
    bool isDue(Seconds elapsed) const;

    const Style m_style;
    std::optional<Seconds> m_shownAt;
};

} // namespace loadstone
