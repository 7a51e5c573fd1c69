#include "ui/compare/levelsmodel.h"

#include "ui/format.h"

#include <QFont>
#include <QIcon>
#include <QPainter>

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

QStringList levelRow(const EngineFindings& findings, const SweepLevel& level) {
    const ScalePoint point = level.point();
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
          {tr("Size"), tr("Req/s"), tr("±"), tr("Speed-up"), tr("p50"), tr("p99"), tr("Failed")},
          parent) {
    setHeaderTips(
        {tr("Requests in flight at once: the size of the pool.\nA coloured dot: drawn in the "
            "latency distribution."),
         tr("Answers that are ok per second: the mean of the repeats"),
         tr("Standard error of that mean, in requests/s: √(variance/repeats)"),
         tr("Requests/s divided by those of size 1, which sends one request after the "
            "other"),
         tr("Half of the ok requests took at most this long"),
         tr("99 % of the ok requests took at most this long"),
         tr("Requests without an answer or with a status that was not expected")});
}

void LevelsModel::showFindings(const EngineFindings* findings) {
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

void LevelsModel::setDots(const QMap<int, QColor>& colors) {
    if (colors == m_dots)
        return;
    m_dots = colors;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DecorationRole});
}

QVariant LevelsModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::DecorationRole && index.column() == 0)
        return dotOf(m_dots.value(index.row(), Qt::transparent));
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
