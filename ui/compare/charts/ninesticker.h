// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/valueticker.h"

namespace loadstone {

/// Ticks of an axis of percentiles that holds −log10(1 − q): "0 %", "90 %", "99 %", "99.9 %", so
/// that each further nine takes the same room.
class NinesTicker : public ValueTicker {
public:
    QString valueText(double place) const override;

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }
};

} // namespace loadstone
