// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngrammodel.h"

#include "ui/format.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

QString ngramText(std::string_view ngram) {
    return QString::fromUtf8(ngram.data(), static_cast<qsizetype>(ngram.size()));
}

double shareIn(std::uint64_t count, std::uint64_t total) {
    return static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(1, total));
}

} // namespace

NgramModel::NgramModel(QObject* parent) : QAbstractTableModel(parent) {}

// A reset and not an insertion: Qt's headers take half a second for ten million inserted rows, and
// no time for as many new ones.
void NgramModel::showOrder(const NgramResult& result, const SharedPositions& order, bool reversed) {
    if (m_order && reversed == m_reversed && (order == m_order || *order == *m_order))
        return; // the top list was all there is
    beginResetModel();
    m_result = result;
    m_order = order;
    m_reversed = reversed;
    m_matches = {};
    endResetModel();
}

void NgramModel::showMatches(const NgramResult& result, const Positions& positions) {
    beginResetModel();
    m_result = result;
    m_order.reset();
    m_reversed = false;
    m_matches = positions;
    endResetModel();
}

void NgramModel::addMatches(const Positions& positions) {
    if (positions.empty() || m_order)
        return;
    const int before = rowCount();
    beginInsertRows({}, before, before + static_cast<int>(positions.size()) - 1);
    m_matches.insert(m_matches.end(), positions.begin(), positions.end());
    endInsertRows();
}

void NgramModel::setRanks(const SharedPositions& ranks) {
    m_ranks = ranks;
    if (rowCount() > 0)
        emit dataChanged(index(0, Rank), index(rowCount() - 1, Rank), {Qt::DisplayRole});
}

std::uint32_t NgramModel::positionAt(int row) const {
    const Positions& list = this->list();
    const auto at = static_cast<std::size_t>(row);
    return list[m_reversed ? list.size() - 1 - at : at];
}

std::uint64_t NgramModel::rankAt(int row) const {
    return 1 + (m_ranks ? (*m_ranks)[positionAt(row)] : static_cast<std::uint64_t>(row));
}

Positions NgramModel::positions() const {
    Positions positions = list();
    if (m_reversed)
        std::ranges::reverse(positions);
    return positions;
}

int NgramModel::rowCount(const QModelIndex& parent) const {
    constexpr std::size_t most = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : static_cast<int>(std::min(list().size(), most));
}

int NgramModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString NgramModel::text(int row, int column) const {
    const auto [ngram, count] = m_result[positionAt(row)];
    switch (column) {
    case Rank:
        return countText(rankAt(row));
    case Ngram:
        return ngramText(ngram);
    case Count:
        return countText(count);
    default:
        return shareText(shareIn(count, m_result.sums().total));
    }
}

QVariant NgramModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    return {};
}

QVariant NgramModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static const QStringList names{QStringLiteral("Rank"), QStringLiteral("N-gram"),
                                   QStringLiteral("Count"), QStringLiteral("Share of all")};
    static const QStringList tips{
        QStringLiteral("Place by count among all n-grams"),
        QStringLiteral("The words as they stand in the files"),
        QStringLiteral("How often it appears, all years together"),
        QStringLiteral(
            "Count divided by the sum of all counts of this job (Sum of counts, above). Curves "
            "may have another base: their chart names it.")};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return names[section];
    if (role == Qt::ToolTipRole)
        return tips[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Ngram ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    return {};
}

} // namespace loadstone
