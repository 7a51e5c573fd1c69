// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCPErrorBars;
class QCPGraph;
class QColor;

namespace loadstone {

/// Bars above and below the points of `line`; not named in the legend. The plot owns them.
QCPErrorBars* addErrorBars(QCPGraph* line);
void styleErrorBars(QCPErrorBars& bars, const QColor& color);

} // namespace loadstone
