// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <QString>

class QCPTextElement;
class QCustomPlot;

namespace loadstone {

/// While it lives, a plot has a line below its axes that says what it is of; for pictures, which
/// are seen without the window around them. GUI thread.
class PlotCaption : private Pinned {
public:
    /// An empty text adds no line.
    PlotCaption(QCustomPlot& plot, const QString& text);
    ~PlotCaption();

private:
    QCustomPlot& m_plot;
    QCPTextElement* m_line = nullptr;
};

} // namespace loadstone
