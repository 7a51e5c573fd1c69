// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricscourse.h"
#include "ui/widgets/chart.h"

namespace loadstone {

/// One figure of a server over the time of a run: a line, or one for each of its labels.
class MetricChart : public Chart {
    Q_OBJECT

public:
    static constexpr std::size_t mostLines = 8;

    /// `name` is without labels.
    MetricChart(const QString& name, bool isRate, QWidget* parent = nullptr);

    /// Those of this name; the axis of time ends at `end`.
    void showSeries(const std::vector<MetricSeries>& series, double end);
    QString valuesAt(const QPoint& mouse) const override;
    QString valuesAtPlace(double place) const override;
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    void makeLines();
    void nameUnit(std::size_t shown);

    const bool m_isRate;
    std::vector<MetricSeries> m_series;
};

} // namespace loadstone
