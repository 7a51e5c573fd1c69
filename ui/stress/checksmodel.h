// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// How many answers have passed each check of a run: a row for each.
class ChecksModel : public RowsModel {
    Q_OBJECT

public:
    explicit ChecksModel(QObject* parent = nullptr);

    void showCounts(const CheckCounts& counts, const LoadPlan& plan);
};

} // namespace loadstone
