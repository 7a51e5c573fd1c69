// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/workers/workerbars.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"

#include <QPainter>

#include <algorithm>

namespace loadstone {

namespace {

constexpr int barHeight = 6;
constexpr int cellGap = 14;

} // namespace

WorkerBars::WorkerBars(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(QStringLiteral("Workers"));
    setToolTip(QStringLiteral(
        "A bar for each worker: how much of its partition is done, and behind it the "
        "number of partitions that it has done."));
}

void WorkerBars::setWorkers(const std::vector<NgramProgress::Worker>& workers) {
    const bool isOther = workers.size() != m_workers.size();
    m_workers = workers;
    if (isOther)
        updateGeometry();
    update();
}

void WorkerBars::reset(int workers) {
    setWorkers(std::vector<NgramProgress::Worker>(static_cast<std::size_t>(workers)));
}

void WorkerBars::fill() {
    std::uint64_t most = 0;
    for (const NgramProgress::Worker& worker : m_workers)
        most = std::max(most, worker.partitionsDone);
    for (NgramProgress::Worker& worker : m_workers)
        worker.share =
            most == 0 ? 1 : static_cast<double>(worker.partitionsDone) / static_cast<double>(most);
    update();
}

int WorkerBars::cellWidth() const {
    return fontMetrics().averageCharWidth() * 16;
}

int WorkerBars::cellHeight() const {
    return fontMetrics().height() + 2;
}

int WorkerBars::columnsIn(int width) const {
    const auto workers = std::max(1, static_cast<int>(m_workers.size()));
    const int fitting = std::max(1, width / (cellWidth() + cellGap));
    const int rows = (workers + fitting - 1) / fitting;
    return (workers + rows - 1) / rows;
}

int WorkerBars::heightForWidth(int width) const {
    const int columns = columnsIn(width);
    const auto workers = std::max(1, static_cast<int>(m_workers.size()));
    return (workers + columns - 1) / columns * cellHeight();
}

QSize WorkerBars::sizeHint() const {
    return {cellWidth(), heightForWidth(std::max(width(), cellWidth()))};
}

void WorkerBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int columns = columnsIn(width());
    const int step = (width() + cellGap) / columns;
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        const auto at = static_cast<int>(i);
        paintCell(painter,
                  {at % columns * step, at / columns * cellHeight(), step - cellGap, cellHeight()},
                  i);
    }
}

void WorkerBars::paintCell(QPainter& painter, const QRect& cell, std::size_t worker) const {
    const ChartColors colors = ChartColors::of(palette());
    const int nameWidth = fontMetrics().horizontalAdvance("64") + 6;
    const int countWidth = fontMetrics().horizontalAdvance("10,000") + 4;
    painter.setPen(
        mixed(palette().color(QPalette::WindowText), palette().color(QPalette::Window), 0.7));
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, QString::number(worker + 1));
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                     countText(m_workers[worker].partitionsDone));
    QRect bar(cell.left() + nameWidth, cell.center().y() - barHeight / 2 + 1,
              cell.width() - nameWidth - countWidth, barHeight);
    painter.fillRect(bar, mixed(colors.text, palette().color(QPalette::Window), 0.14));
    bar.setWidth(static_cast<int>(bar.width() * std::clamp(m_workers[worker].share, 0.0, 1.0)));
    painter.fillRect(bar, colors.series[0]);
}

} // namespace loadstone
