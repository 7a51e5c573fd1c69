// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/workers/workercomparison.h"
#include "ui/widgets/chart.h"

namespace loadstone {

/// What a comparison of worker counts measured: the median time of each count, or how much faster
/// it was than one worker, with a line for what would be ideal.
class WorkersChart : public Chart {
    Q_OBJECT

public:
    enum class Shows { Time, SpeedUp };

    explicit WorkersChart(Shows shows, QWidget* parent = nullptr);

    void showLevels(const std::vector<WorkerLevel>& levels);
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    double valueOf(const WorkerLevel& level) const;
    void addIdeal(int workers);

    const Shows m_shows;
    std::vector<WorkerLevel> m_levels; ///< that have been measured
    QCPGraph* m_line;
    QCPGraph* m_ideal = nullptr;
};

} // namespace loadstone
