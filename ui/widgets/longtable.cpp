// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/longtable.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace loadstone {

LongTable::LongTable(QWidget* parent)
    : QAbstractItemView(parent), m_header(new QHeaderView(Qt::Horizontal, this)) {
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false); // the card shows through
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_header->setHighlightSections(false);
    m_header->setFocusProxy(this);
    connect(m_header, &QHeaderView::sectionResized, this, [this] { viewport()->update(); });
}

void LongTable::setModel(QAbstractItemModel* model) {
    QAbstractItemView::setModel(model);
    m_header->setModel(model);
    // A header asks of every row whether it is selected; one with a selection of its own does not.
    m_header->setSelectionModel(new QItemSelectionModel(model, m_header));
}

void LongTable::reset() {
    QAbstractItemView::reset();
    updateGeometries();
}

// Not the base's: it asks for the place of each cell that has changed.
void LongTable::dataChanged(const QModelIndex& /*from*/, const QModelIndex& /*to*/,
                            const QList<int>& /*roles*/) {
    viewport()->update();
}

void LongTable::rowsInserted(const QModelIndex& parent, int first, int last) {
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
}

void LongTable::selectRow(int row) {
    selectionModel()->select(model()->index(row, 0),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

int LongTable::firstRow() const {
    return verticalScrollBar()->value();
}

int LongTable::rowsPerPage() const {
    return std::max(1, viewport()->height() / rowHeight());
}

int LongTable::rowAt(int y) const {
    return firstRow() + (y < 0 ? (y + 1) / rowHeight() - 1 : y / rowHeight());
}

int LongTable::verticalOffset() const {
    return -visualRect(model()->index(0, 0)).top();
}

QRect LongTable::visualRect(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    constexpr std::int64_t farAway = 1 << 30; // pixels are counted by int
    const std::int64_t y = std::int64_t{index.row() - firstRow()} * rowHeight();
    return {m_header->sectionViewportPosition(index.column()),
            static_cast<int>(std::clamp(y, -farAway, farAway)),
            m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex LongTable::indexAt(const QPoint& point) const {
    const int row = rowAt(point.y());
    const int column = std::max(0, m_header->logicalIndexAt(point.x()));
    return point.y() >= 0 && row < rowCount() ? model()->index(row, column) : QModelIndex();
}

void LongTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int row = index.row();
    const int last = firstRow() + rowsPerPage() - 1;
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - rowsPerPage() / 2);
    else if (hint == PositionAtTop || (hint == EnsureVisible && row < firstRow()))
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom || row > last)
        verticalScrollBar()->setValue(row - rowsPerPage() + 1);
}

QModelIndex LongTable::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/) {
    if (rowCount() == 0)
        return {};
    const int row = std::max(0, currentIndex().row());
    const auto to = [this](int there) {
        return model()->index(std::clamp(there, 0, rowCount() - 1), 0);
    };
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return to(row - 1);
    case MoveDown:
    case MoveNext:
        return to(currentIndex().isValid() ? row + 1 : 0);
    case MovePageUp:
        return to(row - rowsPerPage());
    case MovePageDown:
        return to(row + rowsPerPage());
    case MoveHome:
        return to(0);
    case MoveEnd:
        return to(rowCount() - 1);
    default:
        return to(row);
    }
}

void LongTable::setSelection(const QRect& area, QItemSelectionModel::SelectionFlags command) {
    const QRect wholes = area.normalized();
    const int top = std::max(0, rowAt(wholes.top()));
    const int bottom = std::min(rowCount() - 1, rowAt(wholes.bottom()));
    QItemSelection rows;
    if (top <= bottom)
        rows.select(model()->index(top, 0), model()->index(bottom, model()->columnCount() - 1));
    selectionModel()->select(rows, command);
}

QRegion LongTable::visualRegionForSelection(const QItemSelection& selection) const {
    return selection.isEmpty() ? QRegion() : QRegion(viewport()->rect());
}

void LongTable::updateGeometries() {
    const int height = m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - height, area.width(), height);
    verticalScrollBar()->setPageStep(rowsPerPage());
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - rowsPerPage()));
    QAbstractItemView::updateGeometries();
}

void LongTable::scrollContentsBy(int /*dx*/, int /*dy*/) {
    viewport()->update();
}

void LongTable::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int top = rowAt(event->rect().top());
    const int bottom = std::min(rowCount() - 1, rowAt(event->rect().bottom()));
    for (int row = top; row <= bottom; ++row)
        paintRow(painter, option, row);
}

void LongTable::paintRow(QPainter& painter, QStyleOptionViewItem option, int row) const {
    if (selectionModel()->isRowSelected(row))
        option.state |= QStyle::State_Selected;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void LongTable::contextMenuEvent(QContextMenuEvent* event) {
    popUpRowMenu(*this, event->globalPos());
}

void LongTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copyRows(*this);
    else
        QAbstractItemView::keyPressEvent(event);
}

} // namespace loadstone
