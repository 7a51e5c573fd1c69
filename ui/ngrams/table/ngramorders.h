// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"

#include "ui/widgets/backgroundwork.h"

#include <QObject>

#include <memory>

namespace loadstone {

enum class NgramOrder { ByCount, ByNgram };

/// An order of all n-grams that many may read.
using SharedPositions = std::shared_ptr<const Positions>;

/// The orders of one result, each made once, when it is first asked for, away from the GUI thread,
/// on which this lives.
class NgramOrders : public QObject {
    Q_OBJECT

public:
    explicit NgramOrders(QObject* parent = nullptr) : QObject(parent), m_background(this) {}

    /// Forgets the orders of the result before.
    void setResult(const NgramResult& result);
    /// Asks for an order; made() follows, unless it is there.
    void want(NgramOrder order);
    /// Null until it is made.
    SharedPositions of(NgramOrder order) const { return m_made[indexOf(order)]; }
    /// For each position its place by count, from 0. Null until that order is made.
    SharedPositions ranks() const { return m_ranks; }

signals:
    void made(loadstone::NgramOrder order);

private:
    static std::size_t indexOf(NgramOrder order) { return static_cast<std::size_t>(order); }
    struct Made {
        SharedPositions order;
        SharedPositions ranks; ///< with ByCount
    };
    static Made make(const NgramResult& result, NgramOrder order);
    void take(NgramOrder order, const Made& made);

    NgramResult m_result;
    std::array<SharedPositions, 2> m_made;
    std::array<bool, 2> m_wanted{};
    SharedPositions m_ranks;
    int m_generation = 0; ///< of results, so that a late answer is known as such
    BackgroundWork m_background;
};

} // namespace loadstone
