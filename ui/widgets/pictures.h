// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QRect>
#include <QString>

class QCustomPlot;
class QPainter;
class QWidget;

namespace loadstone {

/// Draws a plot into `area` with lines and letters instead of pixels.
void paintVector(QCustomPlot& plot, QPainter& painter, const QRect& area);

/// The formats of savePicture(), as a file dialog has them.
QString pictureFilters();

/// Saves how a widget looks, format by the file's ending: .pdf or .svg, where plots inside stay
/// sharp at any size, or .png at twice the screen's resolution. Another ending is an error.
Expected<void> savePicture(QWidget& widget, const QString& file);

} // namespace loadstone
