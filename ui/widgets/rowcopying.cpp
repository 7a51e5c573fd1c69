// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rowcopying.h"

#include "ui/format.h"
#include "ui/widgets/briefnote.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <set>

namespace loadstone {

namespace {

QString rowText(const QAbstractItemModel& model, int row) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data().toString();
    return cells.join('\t') + '\n';
}

QString headingText(const QAbstractItemModel& model) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.headerData(column, Qt::Horizontal).toString();
    return cells.join('\t') + '\n';
}

} // namespace

QList<int> selectedRows(const QAbstractItemView& view, int most) {
    const QItemSelection ranges = view.selectionModel()->selection();
    std::set<int> rows; // of each range the first ones are enough
    for (const QItemSelectionRange& range : ranges)
        for (int row = range.top(); row <= range.bottom() && row - range.top() < most; ++row)
            rows.insert(row);
    const QList<int> sorted(rows.begin(), rows.end());
    return sorted.mid(0, most);
}

QString selectedText(const QAbstractItemView& view) {
    const QAbstractItemModel& model = *view.model();
    QList<int> rows = selectedRows(view, mostCopied);
    if (rows.isEmpty())
        for (int row = 0; row < qMin(model.rowCount(), mostCopied); ++row)
            rows << row;
    QString text = headingText(model);
    for (const int row : rows)
        text += rowText(model, row);
    return text;
}

void copyRows(const QAbstractItemView& view) {
    QApplication::clipboard()->setText(selectedText(view));
    int chosen = 0;
    for (const QItemSelectionRange& range : view.selectionModel()->selection())
        chosen += range.height();
    if (chosen == 0)
        chosen = view.model()->rowCount();
    if (chosen > mostCopied)
        tellBriefly(view,
                    QString("Copied the first %1 of %2 rows. Export "
                            "writes all of them.")
                        .arg(numberLocale().toString(mostCopied), numberLocale().toString(chosen)));
}

void popUpRowMenu(QAbstractItemView& view, const QPoint& at) {
    auto* menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy =
        menu->addAction(QString("&Copy"), QKeySequence::Copy, &view, [&view] { copyRows(view); });
    copy->setEnabled(view.model()->rowCount() > 0);
    menu->addAction(QString("Select &all"), QKeySequence::SelectAll, &view,
                    &QAbstractItemView::selectAll);
    menu->popup(at);
}

} // namespace loadstone
