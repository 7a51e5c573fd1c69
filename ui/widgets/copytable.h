#pragma once

#include <QTableView>

namespace loadstone {

/// A read-only table whose selected rows are copied as tab-separated text, for spreadsheets; the
/// first mostCopied of them, as a clipboard is no file. Bears millions of rows.
class CopyTable : public QTableView {
    Q_OBJECT

public:
    static constexpr int mostCopied = 5'000;

    explicit CopyTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// The rows that are selected, from top to bottom, `most` at the most; none if none is.
    QList<int> selectedRows(int most) const;
    /// The header and the selected rows; all rows when none is selected.
    QString selectedText() const;
    void copy() const;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString rowText(int row) const;
    QString headerText() const;
};

} // namespace loadstone
