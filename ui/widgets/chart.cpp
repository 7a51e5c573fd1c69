// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chart.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/chartcursor.h"
#include "ui/widgets/chartheader.h"
#include "ui/widgets/chartmenu.h"
#include "ui/widgets/longtext.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/readout.h"
#include "ui/widgets/smallerfont.h"

#include <qcustomplot.h>

namespace loadstone {

Chart::Chart(const QString& title, const QString& subtitle, QWidget* parent)
    : Card(parent),
      m_title(title),
      m_plot(new QCustomPlot(this)),
      m_view(new PlotView(*m_plot, this)),
      m_header(new ChartHeader(*m_plot, title, subtitle)),
      m_menu(new ChartMenu(*this, *m_plot)),
      m_note(new QCPItemText(m_plot)),
      m_cursor(std::make_unique<ChartCursor>(*m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_plot);
    setAccessibleName(title);
    setAccessibleDescription(subtitle);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 130);
    buildAxes();
    buildNote();
    buildInteraction();
}

Chart::~Chart() = default;

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
    m_header->setSubtitle(subtitle);
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
            point(*event);
    });
    m_plot->installEventFilter(this);
    // A plot keeps what the mouse does to itself.
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { m_menu->show(m_plot->mapToGlobal(position)); });
    connect(m_menu, &ChartMenu::failed, this, &Chart::failed);
}

void Chart::point(const QMouseEvent& event) {
    QToolTip::showText(event.globalPosition().toPoint(), valuesAt(event.pos()), m_plot);
    if (m_plot->axisRect()->rect().contains(event.pos()))
        emit pointedAt(m_plot->xAxis->pixelToCoord(event.pos().x()));
    else
        emit pointerLeft();
}

bool Chart::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        emit pointerLeft();
    return Card::eventFilter(watched, event);
}

void Chart::showCursor(double place, const QString& text) {
    m_cursor->show(place, text);
    replotSoon();
}

void Chart::hideCursor() {
    if (!m_cursor->isShown())
        return;
    m_cursor->hide();
    replotSoon();
}

QString Chart::valuesAt(const QPoint& mouse) const {
    if (!m_plot->axisRect()->rect().contains(mouse))
        return {};
    return readoutAt(*m_plot, m_plot->xAxis->pixelToCoord(mouse.x()));
}

QString Chart::valuesAtPlace(double place) const {
    return readoutAt(*m_plot, place);
}

void Chart::setCaption(const QString& caption) {
    m_menu->setCaption(caption);
}

void Chart::showLegend() {
    m_header->showLegend();
}

void Chart::wrapLegend(int namesInARow) {
    m_header->wrapLegend(namesInARow);
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
    if (m_delay.count() == 0)
        return m_plot->replot(QCustomPlot::rpQueuedReplot);
    QTimer::singleShot(m_delay, m_plot, [this] { m_plot->replot(QCustomPlot::rpQueuedReplot); });
}

void Chart::restyle() {
    const ChartColors colors = ChartColors::of(palette());
    m_plot->setBackground(colors.ground);
    m_header->setColors(colors);
    m_cursor->setColors(colors);
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
    m_menu->show(event->globalPos());
}

} // namespace loadstone
