// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/copytable.h"

#include <QContextMenuEvent>
#include <QHeaderView>

namespace loadstone {

CopyTable::CopyTable(QWidget* parent) : QTableView(parent) {
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false); // the card shows through
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
}

void CopyTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    // Fixed widths: growing numbers must not move the columns.
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void CopyTable::contextMenuEvent(QContextMenuEvent* event) {
    popUpRowMenu(*this, event->globalPos());
}

void CopyTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copyRows(*this);
    else
        QTableView::keyPressEvent(event);
}

} // namespace loadstone
