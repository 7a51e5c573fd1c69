// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/phasesmodel.h"

#include "ui/format.h"

namespace loadstone {

namespace {

QStringList rowOf(const QString& name, const Histogram& phase) {
    const std::uint64_t count = phase.total();
    if (count == 0)
        return {name, "0", "–", "–", "–", "–"};
    const auto at = [&](double q) {
        return microsecondsText(static_cast<double>(phase.quantile(q)));
    };
    return {name,    countText(count), microsecondsText(phase.mean()),
            at(0.5), at(0.99),         microsecondsText(static_cast<double>(phase.max()))};
}

} // namespace

PhasesModel::PhasesModel(QObject* parent)
    : RowsModel({QString("Phase"), QString("Count"), QString("Mean"), QString("p50"),
                 QString("p99"), QString("Max")},
                parent) {
    setHeaderTips({QString("Part of a request's time"), QString("How often it happened"),
                   QString("Mean time of those that had it"),
                   QString("Half took at most this long"), QString("99 % took at most this long"),
                   QString("The longest of all")});
    showTotals(Totals{});
}

void PhasesModel::showTotals(const Totals& totals) {
    const std::array<QString, phaseCount> names{QString("DNS"), QString("Connect"), QString("TLS"),
                                                QString("First byte"), QString("Download")};
    Rows rows;
    for (std::size_t i = 0; i < phaseCount; ++i)
        rows << rowOf(names[i], totals.phases[i]);
    setRows(rows);
}

} // namespace loadstone
