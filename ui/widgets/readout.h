// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QCustomPlot;

namespace loadstone {

/// What the lines of a plot say at a place of the axis along the bottom: the value there, then a
/// line for each graph with a name, in the words of the axes' tickers. Points that are further away
/// are not meant. Empty if there is nothing.
QString readoutAt(const QCustomPlot& plot, double place, double reachInPixels = 40);

} // namespace loadstone
