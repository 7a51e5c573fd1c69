#pragma once

#include <QTableView>

namespace loadstone {

/// A read-only table whose selected rows are copied as tab-separated text, for spreadsheets.
class CopyTable : public QTableView {
    Q_OBJECT

public:
    explicit CopyTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
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
