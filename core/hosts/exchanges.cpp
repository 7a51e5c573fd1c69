// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/exchanges.h"

namespace loadstone {

namespace {

constexpr std::size_t leading = 0; ///< part

} // namespace

void Exchanges::drop() {
    m_exchange.reset();
    m_sorted.reset();
    m_hasBegun = m_isComplete = m_isTelling = false;
    m_underWay = 0;
}

void Exchanges::take(const ExchangeOrder& order) {
    drop();
    m_exchange = std::make_shared<CountExchange>(order, m_own, m_send);
    for (const auto& [from, piece] : std::exchange(m_early, {}))
        take(from, piece);
}

void Exchanges::begin(NgramResult counted) {
    m_hasBegun = true;
    m_exchange->begin(std::move(counted));
}

// Others may hear of an exchange before this part does.
void Exchanges::take(std::size_t from, const CountPiece& piece) {
    if (!m_exchange || piece.epoch > m_exchange->epoch())
        m_early.emplace_back(from, piece);
    else
        m_exchange->take(from, piece);
}

// Parts take what is exchanged, who started them what is told: that comes through the first one,
// when all has been exchanged.
void Exchanges::take(std::size_t from, const PieceTaken& taken) {
    if (!m_exchange || taken.epoch != m_exchange->epoch())
        return;
    if (!m_isTelling)
        return m_exchange->take(from, taken);
    --m_underWay;
    tellMore();
}

void Exchanges::take(const TellOrder& order) {
    if (!m_sorted || order.epoch != m_exchange->epoch())
        return;
    m_isTelling = true;
    tellMore();
}

std::shared_ptr<CountExchange> Exchanges::takeComplete() {
    const bool isNew = m_hasBegun && !m_isComplete && m_exchange->hasAll();
    m_isComplete |= isNew;
    return isNew ? m_exchange : nullptr;
}

void Exchanges::setSorted(const std::shared_ptr<CountExchange>& exchange, SortedCounts sorted) {
    if (m_exchange != exchange)
        return; // which was dropped meanwhile
    m_sorted.emplace(std::move(sorted));
    m_send(leading, SortedNote{m_exchange->epoch()});
}

void Exchanges::tellMore() {
    while (m_underWay < SortedCounts::mostUnderWay) {
        auto piece = m_sorted->next();
        if (!piece)
            return;
        piece->epoch = m_exchange->epoch();
        piece->owner = m_own;
        m_send(leading, *piece);
        ++m_underWay;
    }
}

} // namespace loadstone
