// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/workers/workercomparison.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace loadstone {

class WorkersChart;

/// What was measured with different numbers of workers, and the button that measures it.
class ComparisonPage : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonPage(QWidget* parent = nullptr);

    void showLevels(const std::vector<WorkerLevel>& levels);
    /// As before the first comparison.
    void clear();
    /// While something is on, nothing else can be started.
    void setRunning(bool running);

signals:
    void wanted();
    void failed(const QString& sentence);

private:
    QPushButton* m_start;
    QLabel* m_summary;
    QStackedWidget* m_pages;
    WorkersChart* m_time;
    WorkersChart* m_speedUp;
    bool m_hadFocus = false; ///< the button, before it was off
};

/// "2 workers are 1.9 times as fast as 1." Of the fastest; empty while there is nothing to compare.
QString comparisonText(const std::vector<WorkerLevel>& levels);

} // namespace loadstone
