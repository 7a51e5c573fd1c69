// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rowsmodel.h"

#include <utility>

namespace loadstone {

namespace {

int alignmentOf(int column) {
    const auto side = column == 0 ? Qt::AlignLeft : Qt::AlignRight;
    return static_cast<int>(side) | static_cast<int>(Qt::AlignVCenter);
}

} // namespace

RowsModel::RowsModel(QStringList headers, QObject* parent)
    : QAbstractTableModel(parent), m_headers(std::move(headers)) {}

void RowsModel::setRows(const Rows& rows) {
    resizeTo(rows);
    for (int row = 0; row < m_rows.size(); ++row)
        changeCells(row, rows[row]);
}

void RowsModel::resizeTo(const Rows& rows) {
    const auto has = static_cast<int>(m_rows.size());
    const auto wanted = static_cast<int>(rows.size());
    if (wanted > has) {
        beginInsertRows({}, has, wanted - 1);
        m_rows.append(rows.mid(has));
        endInsertRows();
    } else if (wanted < has) {
        beginRemoveRows({}, wanted, has - 1);
        m_rows.resize(wanted);
        endRemoveRows();
    }
}

void RowsModel::changeCells(int row, const QStringList& cells) {
    for (int column = 0; column < m_headers.size(); ++column) {
        if (m_rows[row][column] == cells[column])
            continue;
        m_rows[row][column] = cells[column];
        emit dataChanged(index(row, column), index(row, column), {Qt::DisplayRole});
    }
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_rows[index.row()][index.column()];
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    return {};
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headers.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_headers[section];
    if (role == Qt::ToolTipRole)
        return m_tips.value(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    return {};
}

} // namespace loadstone
