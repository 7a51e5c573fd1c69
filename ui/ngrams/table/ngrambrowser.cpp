// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngrambrowser.h"

#include "ui/format.h"

namespace loadstone {

NgramBrowser::NgramBrowser(QObject* parent) : QObject(parent) {
    connect(&m_orders, &NgramOrders::made, this, &NgramBrowser::onMade);
    connect(&m_filter, &NgramFilter::found, this, &NgramBrowser::onFound);
    connect(&m_filter, &NgramFilter::ended, this, &NgramBrowser::onSearched);
}

void NgramBrowser::setResult(const NgramResult& result, Positions top) {
    m_result = result;
    m_top = std::make_shared<const Positions>(std::move(top));
    m_filter.cancel();
    m_model.setRanks(nullptr);
    m_model.showMatches(result, {});
    m_orders.setResult(result);
    m_orders.want(NgramOrder::ByCount);
    show();
}

void NgramBrowser::sortBy(NgramOrder order, bool reversed) {
    if (order == m_order && reversed == m_reversed)
        return;
    m_order = order;
    m_reversed = reversed;
    show();
}

void NgramBrowser::setFilter(const QString& typed) {
    const NgramPattern pattern(typed.toStdString());
    if (pattern == m_pattern)
        return;
    m_pattern = pattern;
    show();
}

// Until the order is made there is the top list; only the order that it is in can be shown of it.
void NgramBrowser::show() {
    m_filter.cancel();
    const SharedPositions order = m_orders.of(m_order);
    m_isWaiting = !order && m_result.size() > 0;
    if (m_isWaiting)
        m_orders.want(m_order);
    if (order)
        showRows(order, m_reversed);
    else if (m_order == NgramOrder::ByCount && !m_reversed && m_top)
        showRows(m_top, false);
    emit changed();
}

void NgramBrowser::showRows(const SharedPositions& order, bool reversed) {
    if (m_pattern.isEmpty()) {
        m_model.showOrder(m_result, order, reversed);
        return;
    }
    m_isFirstPiece = true;
    m_filter.search(m_result, order, reversed, m_pattern);
}

void NgramBrowser::onMade(NgramOrder order) {
    if (order == NgramOrder::ByCount)
        m_model.setRanks(m_orders.ranks());
    if (order == m_order)
        show();
}

void NgramBrowser::onFound(const Positions& positions) {
    if (m_isFirstPiece)
        m_model.showMatches(m_result, positions);
    else
        m_model.addMatches(positions);
    m_isFirstPiece = false;
    emit changed();
}

void NgramBrowser::onSearched(const SharedPositions& all) {
    m_model.showOrder(m_result, all, false);
    emit changed();
}

QString NgramBrowser::allText() const {
    const QString all = countText(m_result.size());
    return m_result.isWhole() ? QStringLiteral("%1 n-grams").arg(all)
                              : QStringLiteral("%1 most frequent of %2 n-grams")
                                    .arg(all, countText(m_result.sums().distinct));
}

QString NgramBrowser::stateText() const {
    const QString all = countText(m_result.size());
    if (m_isWaiting)
        return QStringLiteral("Sorting %1 n-grams").arg(all);
    if (m_pattern.isEmpty())
        return allText();
    const QString shown = countText(static_cast<std::uint64_t>(m_model.rowCount()));
    return m_filter.isSearching() ? QStringLiteral("%1 of %2 so far").arg(shown, all)
                                  : QStringLiteral("%1 of %2").arg(shown, allText());
}

} // namespace loadstone
