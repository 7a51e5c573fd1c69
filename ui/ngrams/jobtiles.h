// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"

#include <QWidget>

namespace loadstone {

class StatTile;

/// The numbers of a finished job.
class JobTiles : public QWidget {
    Q_OBJECT

public:
    explicit JobTiles(QWidget* parent = nullptr);

    void showReport(const NgramReport& report);

private:
    StatTile* tile(const QString& name, const QString& caption, const QString& tip);

    StatTile* m_distinct;
    StatTile* m_total;
    StatTile* m_time;
    StatTile* m_throughput;
    StatTile* m_partitions;
};

} // namespace loadstone
