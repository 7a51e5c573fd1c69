// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/pictures.h"

#include "ui/widgets/filewriting.h"

#include <QFileInfo>
#include <QSvgGenerator>
#include <qcustomplot.h>

namespace loadstone {

namespace {

QByteArray pngOf(QWidget& widget) {
    constexpr qreal sharpness = 2;
    QPixmap pixmap(widget.size() * sharpness);
    pixmap.setDevicePixelRatio(sharpness);
    for (QCustomPlot* plot : widget.findChildren<QCustomPlot*>())
        plot->setBufferDevicePixelRatio(sharpness), plot->replot();
    widget.render(&pixmap);
    for (QCustomPlot* plot : widget.findChildren<QCustomPlot*>())
        plot->setBufferDevicePixelRatio(widget.devicePixelRatioF()), plot->replot();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    pixmap.save(&buffer, "PNG");
    return bytes;
}

void paintPlots(QWidget& widget, QPainter& painter) {
    for (QCustomPlot* plot : widget.findChildren<QCustomPlot*>())
        if (plot->isVisibleTo(&widget))
            paintVector(*plot, painter, {plot->mapTo(&widget, QPoint()), plot->size()});
}

QByteArray pdfOf(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(widget.logicalDpiX());
    const QSizeF points = QSizeF(widget.size()) * 72 / widget.logicalDpiX();
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    widget.render(&painter);
    paintPlots(widget, painter);
    painter.end();
    return bytes;
}

QByteArray svgOf(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setResolution(widget.logicalDpiX());
    QPainter painter(&generator);
    if (auto* plot = qobject_cast<QCustomPlot*>(&widget)) {
        painter.fillRect(plot->rect(), plot->palette().color(QPalette::Base));
    } else {
        widget.render(&painter);
    }
    paintPlots(widget, painter);
    painter.end();
    return bytes;
}

} // namespace

void paintVector(QCustomPlot& plot, QPainter& painter, const QRect& area) {
    QPicture picture;
    QCPPainter recorder(&picture);
    recorder.setMode(QCPPainter::pmVectorized);
    recorder.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&recorder, area.width(), area.height());
    recorder.end();
    painter.drawPicture(area.topLeft(), picture);
}

QString pictureFilters() {
    return "PNG picture (*.png);;PDF document (*.pdf);;SVG drawing (*.svg)";
}

Expected<void> savePicture(QWidget& widget, const QString& file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == "png")
        return writeFile(file, pngOf(widget));
    if (ending == "pdf")
        return writeFile(file, pdfOf(widget));
    if (ending == "svg")
        return writeFile(file, svgOf(widget));
    return fail("", "pictures are saved as .png, .pdf or .svg, not as \"" +
                        QFileInfo(file).fileName().toStdString() + "\"");
}

} // namespace loadstone
