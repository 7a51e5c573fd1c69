// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/valueticker.h"

namespace loadstone {

/// Ticks of a count or a rate: "0", "10k", "1.5M".
class CountTicker : public ValueTicker {
public:
    QString valueText(double place) const override;

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }

private:
    double m_step = 1;
};

/// The same for figures of any kind and size, of which small differences count.
class FigureTicker : public CountTicker {
public:
    QString valueText(double place) const override;
};

/// Ticks of an axis of whole numbers that stand for themselves, such as years: "1900", "1950".
class YearTicker : public ValueTicker {
public:
    QString valueText(double place) const override;

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }
};

/// Ticks of an axis in seconds: "0 ms", "5 ms", or "0 s", "30 s", or "0 min", "1 min".
class TimeTicker : public ValueTicker {
public:
    QString valueText(double place) const override;

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }

private:
    double m_step = 1;
    double m_top = 1;
};

/// Ticks of an axis that holds the decimal logarithm of seconds: "1 ms", "2 ms", "5 ms".
class LogTimeTicker : public ValueTicker {
public:
    QString valueText(double place) const override;

protected:
    double getTickStep(const QCPRange& range) override { return range.size(); }
    QVector<double> createTickVector(double, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    int getSubTickCount(double) override { return 0; }
};

} // namespace loadstone
