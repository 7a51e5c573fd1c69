// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/valueticker.h"

#include <vector>

namespace loadstone {

/// Ticks of an axis of pool sizes. The logarithmic one holds log2 of the size and names the sizes
/// that were measured, as many as there is room for.
class SizeTicker : public ValueTicker {
public:
    void setSizes(const std::vector<int>& sizes) { m_sizes = sizes; }
    void setLogarithmic(bool logarithmic) { m_logarithmic = logarithmic; }
    double positionOf(double size) const;

    QString valueText(double place) const override;

protected:
    double getTickStep(const QCPRange& range) override;
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }

private:
    QVector<double> measuredTicks(const QCPRange& range) const;

    std::vector<int> m_sizes; ///< ascending
    bool m_logarithmic = true;
};

} // namespace loadstone
