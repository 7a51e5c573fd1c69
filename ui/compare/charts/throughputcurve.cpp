// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/charts/throughputcurve.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/errorbars.h"

#include <qcustomplot.h>

#include <algorithm>

namespace loadstone {

ThroughputCurve::ThroughputCurve(QCustomPlot& plot)
    : m_low(plot.addGraph()),
      m_high(plot.addGraph()),
      m_curve(plot.addGraph()),
      m_runs(plot.addGraph()),
      m_means(plot.addGraph()),
      m_errors(addErrorBars(m_means)) {
    m_runs->setLineStyle(QCPGraph::lsNone);
    m_high->setChannelFillGraph(m_low);
    hideFromLegend();
}

double ThroughputCurve::draw(const EngineFindings& findings,
                             const std::function<double(double)>& positionOf) {
    clear();
    double top = 0;
    QVector<double> errors;
    for (const SweepLevel& level : findings.analysis.levels) {
        const ScalePoint point = level.point();
        if (point.throughputs.empty())
            continue;
        const double at = positionOf(level.size);
        m_means->addData(at, point.mean());
        errors << point.standardError();
        for (const double one : level.throughputs) {
            m_runs->addData(at, one);
            top = std::max(top, one);
        }
    }
    m_errors->setData(errors);
    // Without a fit a line leads the eye from mean to mean.
    m_means->setLineStyle(findings.curve.empty() ? QCPGraph::lsLine : QCPGraph::lsNone);
    for (const CurvePoint& point : findings.curve) {
        const double at = positionOf(point.size);
        m_low->addData(at, point.low);
        m_high->addData(at, point.high);
        m_curve->addData(at, point.throughput);
        top = std::max(top, point.throughput);
    }
    return top;
}

void ThroughputCurve::clear() {
    for (QCPGraph* line : {m_low, m_high, m_curve, m_runs, m_means})
        line->data()->clear();
    m_errors->setData(QVector<double>());
}

void ThroughputCurve::setName(const QString& engine) {
    hideFromLegend();
    m_curve->setName(QStringLiteral("fit"));
    m_runs->setName(QStringLiteral("run"));
    m_means->setName(engine.isEmpty() ? QStringLiteral("mean") : engine);
    m_means->addToLegend();
    if (!engine.isEmpty())
        return;
    m_runs->addToLegend();
    m_curve->addToLegend();
}

void ThroughputCurve::hideFromLegend() {
    for (QCPGraph* line : {m_low, m_high, m_curve, m_runs, m_means})
        line->removeFromLegend();
}

void ThroughputCurve::setColors(const QColor& color, const QColor& ground) {
    constexpr double faint = 0.45;
    constexpr float seeThrough = 0.18F; // bands of several engines lie over each other
    QColor band = color;
    band.setAlphaF(seeThrough);
    const QColor one = mixed(color, ground, faint);
    m_low->setPen(Qt::NoPen);
    m_high->setPen(Qt::NoPen);
    m_high->setBrush(band);
    m_curve->setPen(QPen(color, 1.4));
    m_runs->setScatterStyle({QCPScatterStyle::ssCircle, one, ground, 5});
    m_means->setScatterStyle({QCPScatterStyle::ssDisc, color, color, 6});
    m_means->setPen(QPen(color, 1, Qt::DotLine));
    styleErrorBars(*m_errors, color);
}

} // namespace loadstone
