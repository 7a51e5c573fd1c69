// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/checksmodel.h"

#include "core/report/checkwords.h"
#include "ui/format.h"

namespace loadstone {

ChecksModel::ChecksModel(QObject* parent)
    : RowsModel({QString("Check"), QString("Passed"), QString("Failed"), QString("Share")},
                parent) {
    setHeaderTips({QString("What an answer must have"), QString("Answers that have it"),
                   QString("Answers that do not, and count as failed"),
                   QString("Of the answers that were judged")});
}

void ChecksModel::showCounts(const CheckCounts& counts, const LoadPlan& plan) {
    Rows rows;
    for (const CheckOutcome& outcome : checkOutcomes(plan, counts)) {
        const auto share = outcome.share();
        rows << QStringList{toText(outcome.check.text()), countText(outcome.passed),
                            countText(outcome.failed),
                            share ? shareText(*share) : QStringLiteral("–")};
    }
    setRows(rows);
}

} // namespace loadstone
