// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chart.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/chartcursor.h"
#include "ui/widgets/chartheader.h"
#include "ui/widgets/chartmenu.h"
#include "ui/widgets/longtext.h"
#include "ui/widgets/plotframe.h"
#include "ui/widgets/plotmouse.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/readout.h"

#include <qcustomplot.h>

namespace loadstone {

Chart::Chart(const QString& title, const QString& subtitle, QWidget* parent)
    : Card(parent),
      m_title(title),
      m_subtitle(subtitle),
      m_plot(new QCustomPlot(this)),
      m_view(new PlotView(*m_plot, this)),
      m_header(new ChartHeader(*m_plot, title, subtitle)),
      m_menu(new ChartMenu(*this, *m_plot)),
      m_frame(std::make_unique<PlotFrame>(*m_plot)),
      m_cursor(std::make_unique<ChartCursor>(*m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_plot);
    setAccessibleName(title);
    setAccessibleDescription(subtitle);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 130);
    buildInteraction();
}

Chart::~Chart() = default;

void Chart::reword(const std::function<QString(const QString&)>& words) {
    m_header->setSubtitle(words(m_subtitle));
    restyle();
}

void Chart::setSubtitle(const QString& subtitle) {
    m_header->setSubtitle(subtitle);
    setAccessibleDescription(subtitle);
}

void Chart::setNote(const QString& sentence) {
    m_frame->setNote(sentence);
}

void Chart::buildInteraction() {
    auto* mouse = new PlotMouse(*m_plot, this);
    connect(mouse, &PlotMouse::moved, this, [this](const QPoint& inPlot, const QPoint& onScreen) {
        QToolTip::showText(onScreen, valuesAt(inPlot), m_plot);
    });
    connect(mouse, &PlotMouse::pointedAt, this, &Chart::pointedAt);
    connect(mouse, &PlotMouse::left, this, &Chart::pointerLeft);
    connect(mouse, &PlotMouse::menuWanted, m_menu, &ChartMenu::show);
    connect(m_menu, &ChartMenu::failed, this, &Chart::failed);
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
    m_frame->setColors(colors);
    m_header->setColors(colors);
    m_cursor->setColors(colors);
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
    m_frame->fitTicks(size());
}

void Chart::contextMenuEvent(QContextMenuEvent* event) {
    m_menu->show(event->globalPos());
}

} // namespace loadstone
