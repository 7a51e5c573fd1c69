#include "ui/compare/levelsmodel.h"

#include "ui/format.h"

#include <QFont>

namespace loadstone {

namespace {

QString latencyText(const SweepLevel& level, double quantile) {
    return level.latencyOk.empty()
               ? QStringLiteral("–")
               : microsecondsText(static_cast<double>(level.latencyOk.quantile(quantile)));
}

QStringList levelRow(const SweepFindings& findings, const SweepLevel& level) {
    const ScalePoint point{double(level.size), level.throughputs};
    const bool hasError = level.throughputs.size() > 1;
    const double speedUp = findings.speedUp(level);
    return {countText(static_cast<std::uint64_t>(level.size)),
            rateText(point.mean()),
            hasError ? "± " + rateText(point.standardError()) : QStringLiteral("–"),
            speedUp > 0 ? toText(formatNumber(speedUp, 1)) + " ×" : QStringLiteral("–"),
            latencyText(level, 0.5),
            latencyText(level, 0.99),
            countText(level.failed)};
}

} // namespace

LevelsModel::LevelsModel(QObject* parent)
    : RowsModel(
          {tr("Threads"), tr("Req/s"), tr("±"), tr("Speed-up"), tr("p50"), tr("p99"), tr("Failed")},
          parent) {
    setHeaderTips({tr("Requests in flight at once: the size of the pool"),
                   tr("Answers that are ok per second: the mean of the repeats"),
                   tr("Standard error of that mean, in requests/s: √(variance/repeats)"),
                   tr("Requests/s divided by those of the smallest pool"),
                   tr("Half of the ok requests took at most this long"),
                   tr("99 % of the ok requests took at most this long"),
                   tr("Requests without an answer or with a status that was not expected")});
}

void LevelsModel::showFindings(const SweepFindings* findings) {
    m_sweetRow = -1;
    Rows rows;
    if (findings) {
        const auto& spot = findings->analysis.sweetSpot;
        for (const SweepLevel& level : findings->analysis.levels) {
            if (spot && spot->bestThroughput > 0 && spot->size == level.size)
                m_sweetRow = static_cast<int>(rows.size());
            rows << levelRow(*findings, level);
        }
    }
    setRows(rows);
}

QVariant LevelsModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::FontRole && index.row() == m_sweetRow) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::ToolTipRole && index.row() == m_sweetRow && index.column() == 0)
        return tr("The sweet spot");
    return RowsModel::data(index, role);
}

} // namespace loadstone
