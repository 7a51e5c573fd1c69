// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace loadstone {

/// A small table of texts that is replaced often: only cells that differ are told to be changed.
/// The first column reads from the left, the others are numbers and stand at the right.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Rows = QList<QStringList>;

    explicit RowsModel(QStringList headers, QObject* parent = nullptr);

    void setHeaderTips(const QStringList& tips) { m_tips = tips; }
    void setRows(const Rows& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void resizeTo(const Rows& rows);
    void changeCells(int row, const QStringList& cells);

    QStringList m_headers;
    QStringList m_tips;
    Rows m_rows;
};

} // namespace loadstone
