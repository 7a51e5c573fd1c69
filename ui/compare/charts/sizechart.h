// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"
#include "ui/widgets/chart.h"

#include <QSharedPointer>

namespace loadstone {

class SizeTicker;

/// A chart of a sweep against the size, on a logarithmic or a linear axis. All its engines
/// are in it, each in a colour of its own: that of its place in the plan.
class SizeChart : public Chart {
    Q_OBJECT

public:
    static constexpr std::size_t mostEngines = 3;

    SizeChart(const QString& title, QWidget* parent = nullptr);

    /// Empties the chart. The axis has all sizes of the plan, so that it stays when results come
    /// in.
    void begin(const SweepPlan& plan);
    void setLogarithmic(bool logarithmic);
    void showFindings(const SharedFindings& findings);

protected:
    virtual void draw() = 0;
    /// Legend and subtitle for the engines of the plan.
    virtual void nameEngines() = 0;
    const SweepPlan& plan() const { return m_plan; }
    const std::vector<EngineKind>& engines() const { return m_plan.engines; }
    bool hasSeveralEngines() const { return engines().size() > 1; }
    std::size_t placeOf(EngineKind engine) const;
    const SharedFindings& findings() const { return m_findings; }
    double positionOf(double size) const;
    void setExtentOfSizes(double yFrom, double yTop);

private:
    SharedFindings m_findings;
    SweepPlan m_plan;
    std::vector<int> m_sizes{1, 2};
    QSharedPointer<SizeTicker> m_ticker;
};

} // namespace loadstone
