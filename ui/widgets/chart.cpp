// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chart.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/briefnote.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/filewriting.h"
#include "ui/widgets/longtext.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/plotcaption.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/readout.h"

#include <qcustomplot.h>

namespace loadstone {

namespace {

constexpr double leastStretch = 1e-3; ///< a layout cell that takes only what it needs

QFont smaller(QFont font) {
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

/// A legend counts the empty cells of its rows as well.
int namesIn(const QCPLegend& legend) {
    int names = 0;
    for (int i = 0; i < legend.elementCount(); ++i)
        names += legend.elementAt(i) ? 1 : 0;
    return names;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

} // namespace

Chart::Chart(const QString& title, const QString& subtitle, QWidget* parent)
    : Card(parent),
      m_title(title),
      m_subtitle(subtitle),
      m_plot(new QCustomPlot(this)),
      m_view(new PlotView(*m_plot, this)),
      m_header(new QCPLayoutGrid),
      m_titleText(new QCPTextElement(m_plot, title, bold(font()))),
      m_subtitleText(new QCPTextElement(m_plot, subtitle, smaller(font()))),
      m_note(new QCPItemText(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_plot);
    setAccessibleName(title);
    setAccessibleDescription(subtitle);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 130);
    buildHeader();
    buildAxes();
    buildNote();
    buildInteraction();
}

void Chart::buildHeader() {
    m_header->setMargins({});
    m_header->addElement(0, 0, m_titleText);
    m_header->addElement(0, 1, m_subtitleText);
    m_header->addElement(0, 2, new QCPTextElement(m_plot));
    m_header->setColumnStretchFactors({leastStretch, leastStretch, 1});
    m_header->setColumnSpacing(10);
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_header);
    m_plot->plotLayout()->setRowStretchFactor(0, leastStretch);
    m_plot->plotLayout()->setRowSpacing(2);
    connect(m_plot, &QCustomPlot::beforeReplot, this, &Chart::fitHeader);
}

// A header that is too wide would be cut at both ends: so the subtitle goes, then the legend takes
// two lines, then up to four.
void Chart::fitHeader() {
    QCPLegend* legend = m_plot->legend;
    const bool hasLegend = legend->layout() == m_header;
    const int names = std::max(1, namesIn(*legend));
    const auto isTooWide = [&] { return headerWidth() > m_plot->width(); };
    m_subtitleText->setText(m_subtitle);
    if (hasLegend)
        wrapLegend(names);
    if (isTooWide())
        m_subtitleText->setText({});
    for (int lines = 2; lines <= 4 && hasLegend && isTooWide(); ++lines)
        wrapLegend((names + lines - 1) / lines);
}

void Chart::wrapLegend(int namesInARow) {
    m_plot->legend->setWrap(namesInARow);
    m_plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst, true);
}

int Chart::headerWidth() const {
    int width = -m_header->columnSpacing();
    for (int column = 0; column < m_header->columnCount(); ++column)
        if (const QCPLayoutElement* element = m_header->element(0, column))
            width += element->minimumOuterSizeHint().width() + m_header->columnSpacing();
    return width;
}

void Chart::buildAxes() {
    m_plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom | QCP::msRight);
    m_plot->axisRect()->setMinimumMargins({56, 0, 10, 0});
    m_plot->axisRect()->setMargins({0, 10, 0, 0});
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelFont(smaller(font()));
        axis->setTickLength(0);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabelPadding(6);
    }
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->setBasePen(Qt::NoPen);
}

void Chart::buildNote() {
    m_note->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_note->position->setCoords(0.5, 0.5);
    m_note->setFont(font());
    m_note->setVisible(false);
}

void Chart::setSubtitle(const QString& subtitle) {
    m_subtitle = subtitle;
    setAccessibleDescription(subtitle);
}

void Chart::setNote(const QString& sentence) {
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_plot->xAxis->setVisible(sentence.isEmpty());
    m_plot->yAxis->setVisible(sentence.isEmpty());
}

void Chart::buildInteraction() {
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (event->buttons() == Qt::NoButton)
            QToolTip::showText(event->globalPosition().toPoint(), valuesAt(event->pos()), m_plot);
    });
    // A plot keeps what the mouse does to itself.
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { showMenu(m_plot->mapToGlobal(position)); });
}

QString Chart::valuesAt(const QPoint& mouse) const {
    return readoutAt(*m_plot, mouse);
}

// What the chart shows is told over its title, where it covers no line.
bool Chart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return Card::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int top = m_plot->mapTo(this, m_plot->axisRect()->rect().topLeft()).y();
    if (help->pos().y() < top && !m_help.isEmpty())
        QToolTip::showText(help->globalPos(), wrappedTip(m_help), this);
    return true;
}

QCPGraph* Chart::addLine(const QString& name) {
    QCPGraph* line = m_plot->addGraph();
    line->setName(name);
    return line;
}

QCPGraph* Chart::addDots() {
    QCPGraph* dots = m_plot->addGraph();
    dots->setLineStyle(QCPGraph::lsNone);
    dots->removeFromLegend();
    return dots;
}

void Chart::showLegend() {
    QCPLegend* legend = m_plot->legend;
    m_plot->axisRect()->insetLayout()->take(legend);
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    legend->setFont(smaller(font()));
    legend->setIconSize(14, 8);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setMargins({0, 4, 0, 0});
    legend->setColumnSpacing(12);
    legend->setVisible(true);
    m_header->addElement(0, 3, legend);
    m_header->setColumnStretchFactor(3, leastStretch);
}

void Chart::setExtent(double xFrom, double xTo, double yTop) {
    m_view->setExtent(xFrom, xTo, 0, yTop);
}

void Chart::setExtent(double xFrom, double xTo, double yFrom, double yTop) {
    m_view->setExtent(xFrom, xTo, yFrom, yTop);
}

void Chart::resetView() {
    m_view->reset();
}

void Chart::replotSoon() {
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::restyle() {
    const ChartColors colors = ChartColors::of(palette());
    m_plot->setBackground(colors.ground);
    m_titleText->setTextColor(colors.text);
    m_subtitleText->setTextColor(colors.muted);
    m_plot->legend->setTextColor(colors.muted);
    m_note->setColor(colors.muted);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        axis->setTickLabelColor(colors.muted);
    m_plot->xAxis->setBasePen(colors.grid);
    m_plot->yAxis->grid()->setPen(colors.grid);
    m_plot->yAxis->grid()->setZeroLinePen(colors.grid);
    applyColors(colors);
    replotSoon();
}

void Chart::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    restyle();
    m_plot->replot(); // at once: else half of it has the old colours for a frame
}

void Chart::keyPressEvent(QKeyEvent* event) {
    if (!m_view->press(*event))
        Card::keyPressEvent(event);
}

void Chart::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    constexpr int xTickEvery = 85;
    constexpr int yTickEvery = 45;
    m_plot->xAxis->ticker()->setTickCount(qMax(2, width() / xTickEvery));
    m_plot->yAxis->ticker()->setTickCount(qMax(2, height() / yTickEvery));
}

void Chart::contextMenuEvent(QContextMenuEvent* event) {
    showMenu(event->globalPos());
}

void Chart::showMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(QString("&Reset view"), this, &Chart::resetView);
    menu->addSeparator();
    menu->addAction(QString("&Copy picture"), this, &Chart::copyPicture);
    menu->addAction(QString("Save &picture…"), this, &Chart::askForPicture);
    menu->addAction(QString("Save &data…"), this, &Chart::askForData);
    menu->popup(position);
}

void Chart::copyPicture() {
    const PlotCaption caption(*m_plot, m_caption);
    QApplication::clipboard()->setPixmap(m_plot->grab());
}

void Chart::askForPicture() {
    askForSaving(this, QString("Save picture of %1").arg(m_title), pictureFilters(), m_title,
                 [this](const QString& file) {
                     const PlotCaption caption(*m_plot, m_caption);
                     tell(savePicture(*m_plot, file), file);
                 });
}

void Chart::askForData() {
    askForSaving(this, QString("Save data of %1").arg(m_title),
                 QString("Comma-separated values (*.csv)"), m_title,
                 [this](const QString& file) { tell(writeFile(file, csv().toUtf8()), file); });
}

void Chart::tell(const Expected<void>& saved, const QString& file) {
    if (!saved)
        emit failed(sentence(saved.error().message));
    else
        tellBriefly(*this, QString("Saved %1.").arg(QFileInfo(file).fileName()));
}

} // namespace loadstone
