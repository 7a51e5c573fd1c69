// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rowstable.h"

namespace loadstone {

CopyTable* rowsTable(QAbstractItemModel* model, const QStringList& widestCells) {
    auto* table = new CopyTable;
    table->setModel(model);
    for (int column = 1; column < model->columnCount(); ++column)
        table->setColumnWidth(column,
                              table->fontMetrics().horizontalAdvance(widestCells[column - 1]) + 8);
    return table;
}

} // namespace loadstone
