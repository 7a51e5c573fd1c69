// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/yearcurve.h"
#include "ui/widgets/chart.h"

#include <QStringList>

namespace loadstone {

/// How often an n-gram appeared in each year.
struct YearCurve {
    QString ngram;
    YearCounts counts;
};

/// Curves over the years, a line for each n-gram; per million words where the total counts of the
/// years are known.
class YearChart : public Chart {
    Q_OBJECT

public:
    static constexpr std::size_t mostCurves = 8;

    explicit YearChart(QWidget* parent = nullptr);

    /// `totals`: all words of each year, or empty.
    void showCurves(const std::vector<YearCurve>& curves, const YearCounts& totals);
    /// A sentence in the place of curves.
    void showNote(const QString& sentence);
    const std::vector<YearCurve>& curves() const { return m_curves; }
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLegend();
    void fitLegend();
    double valueIn(const YearCurve& curve, std::uint32_t year) const;
    void drawLines();
    std::pair<std::uint32_t, std::uint32_t> span() const;

    std::vector<YearCurve> m_curves;
    YearCounts m_totals;
};

} // namespace loadstone
