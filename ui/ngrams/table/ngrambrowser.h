// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/table/ngramfilter.h"
#include "ui/ngrams/table/ngrammodel.h"

namespace loadstone {

/// Which n-grams the table shows: all of a result or those that a filter lets through, in an order.
/// What is slow happens elsewhere; until it is done the table shows what there is. GUI thread.
class NgramBrowser : public QObject {
    Q_OBJECT

public:
    explicit NgramBrowser(QObject* parent = nullptr);

    NgramModel& model() { return m_model; }
    /// `top`: the most frequent, which are shown until all are in order.
    void setResult(const NgramResult& result, Positions top);
    void sortBy(NgramOrder order, bool reversed);
    void setFilter(const QString& typed);

    bool isFiltered() const { return !m_pattern.isEmpty(); }
    /// Still at work: sorting or searching.
    bool isBusy() const { return m_isWaiting || m_filter.isSearching(); }
    /// "80 n-grams", "12 of 80 n-grams", "Sorting 10,000,000 n-grams".
    QString stateText() const;
    /// How many rows there can be: "80 n-grams", "5,000 most frequent of 883,098 n-grams".
    QString allText() const;
    NgramOrders& orders() { return m_orders; }

signals:
    void changed();

private:
    void show();
    void showRows(const SharedPositions& order, bool reversed);
    void onMade(NgramOrder order);
    void onFound(const Positions& positions);
    void onSearched(const SharedPositions& all);

    NgramResult m_result;
    SharedPositions m_top;
    NgramOrders m_orders;
    NgramFilter m_filter;
    NgramModel m_model;
    NgramPattern m_pattern;
    NgramOrder m_order = NgramOrder::ByCount;
    bool m_reversed = false;
    bool m_isWaiting = false; ///< for the order that is wanted
    bool m_isFirstPiece = false;
};

} // namespace loadstone
