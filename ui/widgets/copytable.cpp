#include "ui/widgets/copytable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

#include <set>

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
    // A header asks of every row whether it is selected; one with a selection of its own does not.
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()})
        header->setSelectionModel(new QItemSelectionModel(model, header));
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

QList<int> CopyTable::selectedRows(int most) const {
    const QItemSelection ranges = selectionModel()->selection();
    std::set<int> rows; // of each range the first ones are enough
    for (const QItemSelectionRange& range : ranges)
        for (int row = range.top(); row <= range.bottom() && row - range.top() < most; ++row)
            rows.insert(row);
    QList<int> sorted(rows.begin(), rows.end());
    return sorted.mid(0, most);
}

QString CopyTable::selectedText() const {
    QList<int> rows = selectedRows(mostCopied);
    if (rows.isEmpty())
        for (int row = 0; row < qMin(model()->rowCount(), mostCopied); ++row)
            rows << row;
    QString text = headerText();
    for (const int row : rows)
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
