// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plotcaption.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/longtext.h"

#include <qcustomplot.h>

namespace loadstone {

PlotCaption::PlotCaption(QCustomPlot& plot, const QString& text) : m_plot(plot) {
    if (text.isEmpty())
        return;
    QFont font = plot.font();
    font.setPointSizeF(font.pointSizeF() * 0.8);
    const QString fitting =
        QFontMetrics(font).elidedText(shortened(text), Qt::ElideMiddle, plot.width() - 20);
    m_line = new QCPTextElement(&plot, fitting, font);
    m_line->setTextColor(ChartColors::of(plot.palette()).muted);
    m_line->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    const int row = plot.plotLayout()->rowCount();
    plot.plotLayout()->addElement(row, 0, m_line);
    plot.plotLayout()->setRowStretchFactor(row, 0.001);
    plot.replot();
}

PlotCaption::~PlotCaption() {
    if (!m_line)
        return;
    m_plot.plotLayout()->remove(m_line);
    m_plot.plotLayout()->simplify();
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace loadstone
