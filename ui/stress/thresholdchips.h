// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QWidget>

namespace loadstone {

class Chip;
class FlowLayout;

/// The thresholds of a run as chips, each with its figure as it stands and whether it holds.
/// Hidden without any.
class ThresholdChips : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdChips(QWidget* parent = nullptr);

    void showNumbers(const Snapshot& snapshot, const LoadPlan& plan);
    void showReport(const RunReport& report);
    QStringList texts() const;

private:
    void makeChips(std::size_t count);
    void showAll(const Snapshot& snapshot, const LoadPlan& plan,
                 const std::vector<BrokenThreshold>& broken);
    static void showFigure(Chip& chip, const Threshold& threshold, std::optional<double> figure);

    FlowLayout* m_flow;
    QList<Chip*> m_chips;
};

} // namespace loadstone
