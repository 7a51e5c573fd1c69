// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/rowcopying.h"

class QHeaderView;

namespace loadstone {

/// A read-only table whose rows all have one height, so that ten million of them cost no more than
/// ten: QTableView keeps a record of each row and takes a third of a second to make so many. Rows
/// are selected and copied as wholes; it scrolls by rows. GUI thread.
class LongTable : public QAbstractItemView {
    Q_OBJECT

public:
    explicit LongTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QHeaderView* horizontalHeader() const { return m_header; }
    void selectRow(int row);

    void reset() override;
    void dataChanged(const QModelIndex& from, const QModelIndex& to,
                     const QList<int>& roles = {}) override;
    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    /// Any column of the row at this height, as rows are wholes.
    QModelIndex indexAt(const QPoint& point) const override;
    /// Nothing: a search for typed letters would go through all rows.
    void keyboardSearch(const QString& /*search*/) override {}

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex& /*index*/) const override { return false; }
    void setSelection(const QRect& area, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rowHeight() const { return fontMetrics().height() + 8; }
    int rowCount() const { return model() ? model()->rowCount() : 0; }
    int firstRow() const;
    /// At this height of the viewport, whether there is such a row or not.
    int rowAt(int y) const;
    /// Rows that are fully visible.
    int rowsPerPage() const;
    void paintRow(QPainter& painter, QStyleOptionViewItem option, int row) const;

    QHeaderView* m_header;
};

} // namespace loadstone
