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
    : RowsModel({tr("Phase"), tr("Count"), tr("Mean"), tr("p50"), tr("p99"), tr("Max")}, parent) {
    setHeaderTips({tr("Part of a request's time"), tr("How often it happened"),
                   tr("Mean time of those that had it"), tr("Half took at most this long"),
                   tr("99 % took at most this long"), tr("The longest of all")});
    showTotals(Totals{});
}

void PhasesModel::showTotals(const Totals& totals) {
    const std::array<QString, phaseCount> names{tr("DNS"), tr("Connect"), tr("TLS"),
                                                tr("First byte"), tr("Download")};
    Rows rows;
    for (std::size_t i = 0; i < phaseCount; ++i)
        rows << rowOf(names[i], totals.phases[i]);
    setRows(rows);
}

} // namespace loadstone
