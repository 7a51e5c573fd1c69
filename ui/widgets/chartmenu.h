// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QObject>

class QCustomPlot;

namespace loadstone {

class Chart;

/// The menu of a chart: all of it again, and its picture or its data to take away. Owned by the
/// chart.
class ChartMenu : public QObject {
    Q_OBJECT

public:
    ChartMenu(Chart& chart, QCustomPlot& plot);

    /// What is shown, in one line that pictures carry.
    void setCaption(const QString& caption) { m_caption = caption; }
    void show(const QPoint& position);

signals:
    /// What went wrong, for the person at the window.
    void failed(const QString& sentence);

private:
    void copyPicture();
    void askForPicture();
    void askForData();
    void tell(const Expected<void>& saved, const QString& file);

    Chart& m_chart;
    QCustomPlot& m_plot;
    QString m_caption;
};

} // namespace loadstone
