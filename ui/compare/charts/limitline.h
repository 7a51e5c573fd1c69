// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/latencylimit.h"

#include <QObject>

#include <optional>

class QCPItemStraightLine;
class QCPItemText;
class QColor;
class QCustomPlot;
class QPoint;

namespace loadstone {

/// The line of a latency limit across a chart whose axis has logarithms of seconds. It can be
/// dragged, and takes the mouse from the chart meanwhile. Owned by its chart.
class LimitLine : public QObject {
    Q_OBJECT

public:
    explicit LimitLine(QCustomPlot& plot, QObject* parent = nullptr);

    /// None hides it.
    void setLimit(const std::optional<LatencyLimit>& limit);
    const std::optional<LatencyLimit>& limit() const { return m_limit; }
    void setColor(const QColor& color);
    /// For keys: up or down by some percent. Without a limit, one appears in the middle.
    void step(int steps);

signals:
    /// By the person, and not by setLimit().
    void moved(const loadstone::LatencyLimit& limit);

protected:
    bool eventFilter(QObject* plot, QEvent* event) override;

private:
    bool isAt(const QPoint& mouse) const;
    bool follow(const QPoint& mouse);
    void moveTo(double logarithm);

    QCustomPlot& m_plot;
    QCPItemStraightLine* m_line;
    QCPItemText* m_name;
    std::optional<LatencyLimit> m_limit;
    bool m_isHeld = false;
};

} // namespace loadstone
