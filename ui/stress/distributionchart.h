// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/latencybars.h"
#include "ui/widgets/chart.h"

class QCPBars;

namespace loadstone {

/// How many ok requests took how long: bars over a logarithmic axis of time.
class DistributionChart : public Chart {
    Q_OBJECT

public:
    explicit DistributionChart(QWidget* parent = nullptr);

    void showLatencies(const Histogram& latencies);
    QString csv() const override;
    /// The bar under the mouse.
    QString valuesAt(const QPoint& mouse) const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    void fitBars();

    std::vector<LatencyBar> m_latencyBars;
    QCPBars* m_bars;
};

} // namespace loadstone
