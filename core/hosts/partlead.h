// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostledger.h"

#include <functional>
#include <set>

namespace loadstone {

/// What the first part does for all: gathers them, compares their versions and clocks, hands out
/// the plan and the moment of the start, adds up what they tell, and notices which are lost. It
/// sends and is told messages, and knows no network. On the thread of its program, which owns it.
class PartLead {
public:
    using Send = std::function<void(std::size_t part, const PartMessage& message)>;
    using Tell = std::function<void(const PartMessage& message)>;

    /// `send` goes to a part, the first itself included, `tell` to who started them.
    PartLead(std::size_t parts, Send send, Tell tell);

    /// A message of a part, and of who started them.
    void take(std::size_t from, PartMessage message);
    void takeOrder(PartMessage order);
    /// Nobody hears it any more: all is ended.
    void leave();
    /// To be called each 100 ms.
    void look();

    /// Messages may come in at once, and are to be looked for so.
    bool isHurried() const { return m_phase < Phase::Running; }
    /// All have been told to leave, some looks ago.
    bool isOver() const { return m_looksLeft == 0; }

private:
    enum class Phase { Gathering, Clocks, Preparing, Running, Ended };

    void on(std::size_t from, const PartHello& hello);
    void on(std::size_t from, const ClockAnswer& answer);
    void on(std::size_t from, const PartReady& ready);
    void on(std::size_t from, PartState& state);
    template <typename Other>
    void on(std::size_t, const Other&) {}

    void begin();
    bool areOfOneVersion();
    void askClocks();
    void prepare();
    void start();
    void tellState();
    void refuse(const Error& error);
    void sendAll(const PartMessage& message);

    const Send m_send;
    const Tell m_tell;
    Phase m_phase = Phase::Gathering;
    std::vector<std::optional<PartHello>> m_hellos;
    std::optional<SharedPlan> m_plan;
    std::vector<ClockOffset> m_offsets;
    std::vector<TimePoint> m_asked;
    std::set<std::size_t> m_waitedFor; ///< for an answer, or until they are ready
    int m_round = 0;
    int m_looks = 0;
    int m_looksLeft = -1; ///< until all is over; -1: nobody has been told to leave
    bool m_hasLeft = false;
    HostLedger m_ledger;
};

} // namespace loadstone
