// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/sweeprun.h"
#include "core/sweep/sweepfindings.h"

#include <QCheckBox>
#include <QPushButton>

#include <functional>

namespace loadstone {

class LevelLatencyChart;
class LevelsTable;
class PercentileChart;
class ResultCaption;
class ScalingChart;
class SweepProgressBar;
class SweepWords;

/// All that is seen of a sweep: what it says, its progress, charts, and the levels.
class SweepView : public QWidget {
    Q_OBJECT

public:
    explicit SweepView(QWidget* parent = nullptr);

    /// Gives the data of the throughput chart.
    void setDataSource(const std::function<QString()>& source);
    void begin(const SweepPlan& plan);
    void showProgress(const SweepProgress& progress);
    /// `isLast`: no more runs will come.
    void showFindings(const SharedFindings& findings, bool isLast);
    void showEnding(const SweepReport& report);
    /// What the findings say of another limit.
    void showLimit(const SweepFindings& findings);
    /// Whether the form asks for something else than is shown.
    void setOutdated(bool outdated);

signals:
    void failed(const QString& sentence);
    void largerSizesWanted();
    void limitMoved(const loadstone::LatencyLimit& limit);

private:
    QWidget* progressRow();
    QWidget* charts();
    void setLogarithmic(bool logarithmic);

    ResultCaption* m_caption;
    SweepWords* m_words;
    SweepProgressBar* m_progress;
    QPushButton* m_larger; ///< only where throughput still rises at the largest size
    QCheckBox* m_logarithmic;
    ScalingChart* m_throughput;
    LevelLatencyChart* m_latency;
    LevelsTable* m_levels;
    PercentileChart* m_percentiles;
    int m_turn = 0;
};

} // namespace loadstone
