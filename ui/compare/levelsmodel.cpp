// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/levelsmodel.h"

#include "core/report/loadnoun.h"
#include "ui/compare/charts/leveltext.h"
#include "ui/format.h"
#include "ui/widgets/boldfont.h"

#include <QFont>
#include <QIcon>
#include <QPainter>

#include <utility>

namespace loadstone {

namespace {

QString latencyText(const SweepLevel& level, double quantile) {
    return level.latencyOk.empty()
               ? QStringLiteral("–")
               : microsecondsText(static_cast<double>(level.latencyOk.quantile(quantile)));
}

/// The same where its row is selected, where a view would tint it.
QIcon dotOf(const QColor& color) {
    constexpr int side = LevelsModel::dotSide;
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (color.alpha() > 0) {
        constexpr double edge = 2;
        painter.setPen(QPen(Qt::white, edge));
        painter.setBrush(color);
        painter.drawEllipse(QRectF(picture.rect()).adjusted(1, 1, -1, -1));
    }
    painter.end();
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);
    return icon;
}

QString verdictText(const std::optional<Verdict>& verdict) {
    if (!verdict)
        return QStringLiteral("–");
    return *verdict == Verdict::Valid    ? QStringLiteral("valid")
           : *verdict == Verdict::Unsure ? QStringLiteral("unsure")
                                         : QStringLiteral("limited");
}

QStringList levelRow(const SweepFindings& findings, const SweepLevel& level) {
    const ScalePoint point = level.point();
    const bool hasError = level.throughputs.size() > 1;
    const double speedUp = findings.speedUp(level);
    return {levelText(level, findings.hasSeveralEngines()),
            rateText(point.mean()),
            hasError ? "± " + rateText(point.standardError()) : QStringLiteral("–"),
            speedUp > 0 ? toText(formatNumber(speedUp, 1)) + " ×" : QStringLiteral("–"),
            latencyText(level, 0.5),
            latencyText(level, 0.99),
            countText(level.failed),
            verdictText(level.verdict)};
}

} // namespace

LevelsModel::LevelsModel(QObject* parent)
    : RowsModel({QStringLiteral("Size"), QStringLiteral("Req/s"), QStringLiteral("±"),
                 QStringLiteral("Speed-up"), QStringLiteral("p50"), QStringLiteral("p99"),
                 QStringLiteral("Failed"), QStringLiteral("Verdict")},
                parent) {
    setHeaderTips(
        {QString(
             "Requests in flight at once: the threads of the pool or the connections of the loops."
             "\nA coloured dot: drawn in the latency distribution."),
         QStringLiteral("Answers that are ok per second: the mean of the repeats"),
         QStringLiteral("Standard error of that mean, in requests/s: √(variance/repeats)"),
         QStringLiteral(
             "Requests/s divided by those of one request after the other: of the pool of 1 or, "
             "in a sweep without pool, of size 1 of the same engine"),
         QStringLiteral("Half of the ok requests took at most this long"),
         QStringLiteral("99 % of the ok requests took at most this long"),
         QStringLiteral("Requests without an answer or with a status that was not expected"),
         QStringLiteral("Whether these figures are to be believed, the worst of the repeats. "
                        "Limited: this machine and not only the server was the limit")});
}

void LevelsModel::showFindings(const SharedFindings& findings) {
    const QSet<int> wereSweet = std::exchange(m_sweetRows, {});
    m_levels.clear();
    m_findings = findings;
    Rows rows;
    for (const EngineFindings& engine : enginesOf(findings)) {
        const auto& spot = engine.analysis.sweetSpot;
        for (const SweepLevel& level : engine.analysis.levels) {
            if (spot && spot->bestThroughput > 0 && !spot->isStillRising &&
                spot->size == level.size)
                m_sweetRows.insert(static_cast<int>(rows.size()));
            m_levels.push_back(&level);
            rows << levelRow(*findings, level);
        }
    }
    setRows(rows);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_sweetRows != wereSweet && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::FontRole});
}

void LevelsModel::setDots(const QMap<int, QColor>& colors) {
    if (colors == m_dots)
        return;
    m_dots = colors;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DecorationRole});
}

QVariant LevelsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    constexpr int rate = 1;
    const bool isRate = orientation == Qt::Horizontal && section == rate && role == Qt::DisplayRole;
    if (isRate && m_findings && m_findings->plan.plan.asksDatabase())
        return toText(nounOf(m_findings->plan.plan).title()) + "/s";
    return RowsModel::headerData(section, orientation, role);
}

QVariant LevelsModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::DecorationRole && index.column() == 0)
        return dotOf(m_dots.value(index.row(), Qt::transparent));
    if (role == Qt::FontRole && m_sweetRows.contains(index.row()))
        return bold(QFont());
    if (role == Qt::ToolTipRole && m_sweetRows.contains(index.row()) && index.column() == 0)
        return "The sweet spot";
    return RowsModel::data(index, role);
}

} // namespace loadstone
