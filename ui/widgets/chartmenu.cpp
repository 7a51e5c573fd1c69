// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chartmenu.h"

#include "ui/format.h"
#include "ui/widgets/briefnote.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/filewriting.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/plotcaption.h"

#include <qcustomplot.h>

namespace loadstone {

ChartMenu::ChartMenu(Chart& chart, QCustomPlot& plot)
    : QObject(&chart), m_chart(chart), m_plot(plot) {}

void ChartMenu::show(const QPoint& position) {
    auto* menu = new QMenu(&m_chart);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(QString("&Reset view"), &m_chart, &Chart::resetView);
    menu->addSeparator();
    menu->addAction(QString("&Copy picture"), this, &ChartMenu::copyPicture);
    menu->addAction(QString("Save &picture…"), this, &ChartMenu::askForPicture);
    menu->addAction(QString("Save &data…"), this, &ChartMenu::askForData);
    menu->popup(position);
}

void ChartMenu::copyPicture() {
    const PlotCaption caption(m_plot, m_caption);
    QApplication::clipboard()->setPixmap(m_plot.grab());
}

void ChartMenu::askForPicture() {
    askForSaving(&m_chart, QString("Save picture of %1").arg(m_chart.title()), pictureFilters(),
                 m_chart.title(), [this](const QString& file) {
                     const PlotCaption caption(m_plot, m_caption);
                     tell(savePicture(m_plot, file), file);
                 });
}

void ChartMenu::askForData() {
    askForSaving(
        &m_chart, QString("Save data of %1").arg(m_chart.title()),
        QString("Comma-separated values (*.csv)"), m_chart.title(),
        [this](const QString& file) { tell(writeFile(file, m_chart.csv().toUtf8()), file); });
}

void ChartMenu::tell(const Expected<void>& saved, const QString& file) {
    if (!saved)
        emit failed(sentence(saved.error().message));
    else
        tellBriefly(m_chart, QString("Saved %1.").arg(QFileInfo(file).fileName()));
}

} // namespace loadstone
