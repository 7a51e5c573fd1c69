// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// The first lines that were not counted: file, line, reason.
class MalformedModel : public RowsModel {
    Q_OBJECT

public:
    explicit MalformedModel(QObject* parent = nullptr);

    void showReport(const NgramReport& report);
    QVariant data(const QModelIndex& index, int role) const override;
};

/// "12 malformed lines were not counted."
QString notCountedText(const NgramReport& report);

} // namespace loadstone
