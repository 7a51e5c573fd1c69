#include "ui/widgets/pictures.h"

#include "ui/widgets/filewriting.h"

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

Expected<void> savePicture(QWidget& widget, const QString& file) {
    const bool isPdf = file.endsWith(".pdf", Qt::CaseInsensitive);
    return writeFile(file, isPdf ? pdfOf(widget) : pngOf(widget));
}

} // namespace loadstone
