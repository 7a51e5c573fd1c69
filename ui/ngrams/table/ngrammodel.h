// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/table/ngramorders.h"

#include <QAbstractTableModel>

namespace loadstone {

/// The n-grams of a result as a table: rank, n-gram, count, share. Holds positions, no texts, so
/// that ten million rows cost what their positions take.
class NgramModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rank, Ngram, Count, Share, ColumnCount };

    explicit NgramModel(QObject* parent = nullptr);

    /// All rows of `order`, from its end if `reversed`.
    void showOrder(const NgramResult& result, const SharedPositions& order, bool reversed);
    /// These rows only; more may follow.
    void showMatches(const NgramResult& result, const Positions& positions);
    void addMatches(const Positions& positions);
    /// Where ranks are null, a row's own place is its rank.
    void setRanks(const SharedPositions& ranks);

    std::uint32_t positionAt(int row) const;
    std::uint64_t rankAt(int row) const;
    const NgramResult& result() const { return m_result; }
    /// What is shown, for those who go through all of it elsewhere.
    Positions positions() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Positions& list() const { return m_order ? *m_order : m_matches; }
    QString text(int row, int column) const;

    NgramResult m_result;
    SharedPositions m_order; ///< null: m_matches are shown
    bool m_reversed = false; ///< of m_order
    Positions m_matches;
    SharedPositions m_ranks;
};

} // namespace loadstone
