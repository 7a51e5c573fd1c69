// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/charts/sizechart.h"
#include "ui/compare/charts/throughputcurve.h"
#include "ui/widgets/plotmark.h"

#include <array>
#include <functional>

namespace loadstone {

/// Throughput against pool size: a curve for each engine, and marks for its sweet spot and, where
/// there is one engine only, for its peak or knee.
class ScalingChart : public SizeChart {
    Q_OBJECT

public:
    explicit ScalingChart(QWidget* parent = nullptr);

    /// Gives the text of csv(), a row for each run, as the command line reads it.
    void setDataSource(const std::function<QString()>& source) { m_source = source; }
    QString csv() const override { return m_source ? m_source() : QString(); }

    /// Marks the level that is being measured now, at its throughput so far.
    void showUnderWay(LevelId level, double throughput);
    void hideUnderWay();

    /// The mark of the engine at that place in the plan.
    const PlotMark& sweetSpot(std::size_t engine = 0) const { return m_sweetSpots.at(engine); }
    /// The common formula, and what the database allows.
    const PlotMark& rule() const { return m_rule; }
    const PlotMark& room() const { return m_room; }

protected:
    void draw() override;
    void nameEngines() override;
    void applyColors(const ChartColors& colors) override;

private:
    void drawMarks();
    void markSweetSpot(const EngineAnalysis& analysis);
    void markLimit(const ScalabilityFit& fit);
    void markDatabase();
    void drawMissed(double top);

    std::function<QString()> m_source;
    std::array<ThroughputCurve, mostEngines> m_curves;
    QCPGraph* m_underWay;
    double m_underWayTop = 0; ///< requests/s, for the extent
    std::array<PlotMark, mostEngines> m_sweetSpots;
    PlotMark m_limit;
    PlotMark m_rule;
    PlotMark m_room;
    QCPGraph* m_missed; ///< levels that could not be had
};

} // namespace loadstone
