// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QCustomPlot;
class QPoint;

namespace loadstone {

/// What the lines of a plot say at a place under the mouse: the value on the x axis, then a line
/// for each graph with a name, in the words of the axes' tickers. Empty where there is nothing.
QString readoutAt(const QCustomPlot& plot, const QPoint& mouse);

} // namespace loadstone
