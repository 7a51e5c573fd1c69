// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// What came back: statuses with their names, failed transfers as sentences, with count and share
/// of the answered requests.
class AnswersModel : public RowsModel {
    Q_OBJECT

public:
    explicit AnswersModel(QObject* parent = nullptr);

    void showTotals(const Totals& totals, const LoadPlan& plan);
};

/// "32 connections opened (32 is ideal) · HTTP/1.1 · 94 % waiting for the first byte".
QString connectionsText(const Totals& totals, const LoadPlan& plan);

} // namespace loadstone
