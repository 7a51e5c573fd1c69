// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/rowcopying.h"

#include <QTableView>

namespace loadstone {

/// A read-only table of some rows, which are selected and copied as wholes.
class CopyTable : public QTableView {
    Q_OBJECT

public:
    explicit CopyTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace loadstone
