// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/totals.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// Where the time of a request goes: a row for each phase. Phases that did not happen are empty.
class PhasesModel : public RowsModel {
    Q_OBJECT

public:
    explicit PhasesModel(QObject* parent = nullptr);

    void showTotals(const Totals& totals);
};

} // namespace loadstone
