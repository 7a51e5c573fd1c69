// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngramorders.h"

#include "core/base/cpu.h"

namespace loadstone {

namespace {

SharedPositions inverted(const Positions& order) {
    auto ranks = std::make_shared<Positions>(order.size());
    std::uint32_t rank = 0;
    for (const std::uint32_t position : order)
        (*ranks)[position] = rank++;
    return ranks;
}

} // namespace

void NgramOrders::setResult(const NgramResult& result) {
    ++m_generation;
    m_result = result;
    m_wanted = {};
    m_background.release(std::exchange(m_made, {}));
    m_background.release(std::exchange(m_ranks, {}));
}

void NgramOrders::want(NgramOrder order) {
    bool& wanted = m_wanted[indexOf(order)];
    if (wanted)
        return;
    wanted = true;
    m_background.work([result = m_result, order] { return make(result, order); },
                      [this, order, generation = m_generation](const Made& made) {
                          if (generation == m_generation)
                              take(order, made);
                      });
}

NgramOrders::Made NgramOrders::make(const NgramResult& result, NgramOrder order) {
    if (order == NgramOrder::ByNgram)
        return {std::make_shared<Positions>(orderByNgram(result, static_cast<int>(coreCount()))),
                nullptr};
    const auto byCount = std::make_shared<Positions>(orderByCount(result));
    return {byCount, inverted(*byCount)};
}

void NgramOrders::take(NgramOrder order, const Made& made) {
    m_made[indexOf(order)] = made.order;
    if (made.ranks)
        m_ranks = made.ranks;
    emit this->made(order);
}

} // namespace loadstone
