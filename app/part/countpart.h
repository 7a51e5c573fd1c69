// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/part/partprogram.h"
#include "core/hosts/exchanges.h"
#include "core/run/ngramrun.h"

#include <atomic>
#include <set>

namespace loadstone {

/// The part of an n-gram job that this host has: counts the partitions that it is granted on worker
/// processes, exchanges counts with the other parts, and tells those that it owns. On the main
/// thread; owned by main.
class CountPart : public PartProgram {
    Q_OBJECT

public:
    explicit CountPart(Ranks& ranks);
    ~CountPart() override;

private:
    void take(std::size_t from, const PartMessage& message) override;
    void turned() override;
    void drop() override;

    void on(std::size_t from, const SharedJob& job);
    void on(std::size_t from, const CutOrder& order);
    void on(std::size_t from, const CountPlan& plan);
    void on(std::size_t from, const GrantOrder& order);
    void on(std::size_t from, const ExchangeOrder& order);
    void on(std::size_t from, const CountPiece& piece);
    void on(std::size_t from, const PieceTaken& taken);
    void on(std::size_t from, const TellOrder& order);
    template <typename Other>
    void on(std::size_t, const Other&) {}

    /// aside() for what can fail, which ends all.
    template <typename Work, typename Then>
    void tryAside(Work work, Then then);
    void giveUp(const Error& error) { tellLead(CountFault{error}); }

    int workers() const;
    void tellProgress();
    void onCounted();
    CountFacts facts(std::uint32_t epoch) const;
    void sortIfAllCame();

    std::atomic<bool> m_cancelled{false};
    NgramRun m_run;
    SharedJob m_job;
    std::set<std::size_t> m_granted;
    std::set<std::size_t> m_inHand; ///< of these, that were not seen to be counted
    Exchanges m_exchanges;
    bool m_isShared = false; ///< there are workers
    CountState m_told;
};

} // namespace loadstone
