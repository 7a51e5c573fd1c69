#include "ui/widgets/copytable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

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

QString CopyTable::rowText(int row) const {
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells << model()->index(row, column).data().toString();
    return cells.join('\t') + '\n';
}

QString CopyTable::headerText() const {
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells << model()->headerData(column, Qt::Horizontal).toString();
    return cells.join('\t') + '\n';
}

QString CopyTable::selectedText() const {
    const bool all = !selectionModel()->hasSelection();
    QString text = headerText();
    for (int row = 0; row < model()->rowCount(); ++row)
        if (all || selectionModel()->isRowSelected(row))
            text += rowText(row);
    return text;
}

void CopyTable::copy() const {
    QApplication::clipboard()->setText(selectedText());
}

void CopyTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copyRows = menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &CopyTable::copy);
    copyRows->setEnabled(model()->rowCount() > 0);
    menu->addAction(tr("Select &all"), QKeySequence::SelectAll, this, &CopyTable::selectAll);
    menu->popup(event->globalPos());
}

void CopyTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

} // namespace loadstone
