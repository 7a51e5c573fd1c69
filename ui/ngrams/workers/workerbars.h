// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"

#include <QWidget>

namespace loadstone {

/// A slim bar for each worker: the share of its partition at hand that is done, and how many
/// partitions it has done before. Painted by hand, for 64 of them ten times a second.
class WorkerBars : public QWidget {
    Q_OBJECT

public:
    explicit WorkerBars(QWidget* parent = nullptr);

    void setWorkers(const std::vector<NgramProgress::Worker>& workers);
    /// A job begins, of which nothing is known yet.
    void reset(int workers);
    /// The job is over: each bar is as long as what its worker did, beside what the busiest did.
    void fill();
    const std::vector<NgramProgress::Worker>& workers() const { return m_workers; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int cellWidth() const;
    int cellHeight() const;
    int columnsIn(int width) const;
    void paintCell(QPainter& painter, const QRect& cell, std::size_t worker) const;

    std::vector<NgramProgress::Worker> m_workers;
};

} // namespace loadstone
