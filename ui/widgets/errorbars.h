#pragma once

class QCPErrorBars;
class QCPGraph;
class QColor;

namespace loadstone {

/// Bars above and below the points of `line`; not named in the legend. The plot owns them.
QCPErrorBars* addErrorBars(QCPGraph* line);
void styleErrorBars(QCPErrorBars& bars, const QColor& color);

} // namespace loadstone
