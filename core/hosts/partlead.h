// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlead.h"
#include "core/hosts/hostledger.h"

#include <set>

namespace loadstone {

/// The first part of a run: compares the clocks of all, hands out the plan and the moment of the
/// start, adds up what they tell, and notices which are lost. On the thread of its program, which
/// owns it.
class PartLead : public HostLead {
public:
    PartLead(std::size_t parts, Send send, Tell tell);

private:
    enum class Phase { Gathering, Clocks, Preparing, Running };

    void begin() override;
    void hear(std::size_t from) override { m_ledger.hear(from); }
    void onMessage(std::size_t from, PartMessage& message) override;
    void onOrder(PartMessage& order) override;
    void watch() override;

    void on(std::size_t from, const ClockAnswer& answer);
    void on(std::size_t from, const PartReady& ready);
    void on(std::size_t from, PartState& state);
    template <typename Other>
    void on(std::size_t, const Other&) {}

    void askClocks();
    void prepare();
    void start();
    void tellState();

    Phase m_phase = Phase::Gathering;
    std::optional<SharedPlan> m_plan;
    std::vector<ClockOffset> m_offsets;
    std::vector<TimePoint> m_asked;
    std::set<std::size_t> m_waitedFor; ///< for an answer, or until they are ready
    int m_round = 0;
    int m_looks = 0; ///< since a state was told
    HostLedger m_ledger;
};

} // namespace loadstone
