// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

namespace loadstone {

class Chart;

/// Charts that have the same axis along the bottom: where the mouse is in one of them, all others
/// say what they have there. Owned by the view of the charts.
class ChartLink : public QObject {
    Q_OBJECT

public:
    ChartLink(const QList<Chart*>& charts, QObject* parent);

    /// One more, as long as it lives.
    void add(Chart* chart);

private:
    void follow(Chart* pointed, double place);
    void letGo();

    QList<QPointer<Chart>> m_charts;
};

} // namespace loadstone
