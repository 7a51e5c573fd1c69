// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/reach.h"
#include "core/load/pause.h"
#include "core/load/workload.h"
#include "core/loop/destination.h"
#include "core/loop/httpconversation.h"
#include "core/loop/inflight.h"
#include "core/loop/looprequests.h"
#include "core/loop/loopshare.h"
#include "core/loop/pipedquery.h"
#include "core/loop/queryconversation.h"

#include <deque>
#include <queue>
#include <utility>

namespace loadstone {

/// What a loop needs to know of its run besides the plan.
struct LoopTask {
    const Destination& destination;
    const std::string& request; ///< its bytes
    const Reach& reach;
    int connections;                      ///< this loop's share
    int index;                            ///< of the loop
    BodyRoom* bodies = nullptr;           ///< that checks look at
    const SessionPlan* session = nullptr; ///< none: it is HTTP
    Canceller* canceller = nullptr;       ///< if there is a session
};

/// One thread's event loop with its share of a run's users. Made and run on that thread.
class LoopWorker : private Pinned {
public:
    LoopWorker(Workload& workload, const LoopTask& task);

    /// Sends requests until its duty is over. The error says why it could not begin.
    Expected<void> run();

private:
    struct Rest {
        TimePoint until;
        LoopUser* user;
        bool operator>(const Rest& other) const { return until > other.until; }
    };

    /// More than one have a pipeline in common.
    static int usersOfConnection(const LoadPlan& plan);
    void makeUsers();
    std::unique_ptr<Conversation> conversationOf(LoopUser& user, QueryPipe* pipe) const {
        if (pipe)
            return std::make_unique<PipedQuery>(*m_queryShare, *pipe, &user);
        if (m_queryShare)
            return std::make_unique<QueryConversation>(*m_queryShare, &user);
        return std::make_unique<HttpConversation>(m_share, &user);
    }
    bool isDone() const { return m_retired == m_users.size(); }
    void turn();
    void handle(std::span<const epoll_event> events);
    void follow(LoopUser& user, AfterTurn after) {
        if (after == AfterTurn::Ended)
            finish(user);
        else if (after == AfterTurn::GoesOn)
            putInLine(user);
    }
    void putInLine(LoopUser& user) {
        if (!std::exchange(user.isInLine, true))
            m_inLine.push_back(&user);
    }
    void proceedInLine();
    /// All, if no request is left.
    void wakeResting(TimePoint now) {
        const bool isUsedUp = !m_resting.empty() && hasNoneLeft(m_workload);
        while (!m_resting.empty() && (isUsedUp || m_resting.top().until <= now)) {
            LoopUser& user = *m_resting.top().user;
            m_resting.pop();
            isUsedUp ? retire(user) : ask(user, now);
        }
    }
    void beginIdle();
    void connectNext();
    void ask(LoopUser& user, TimePoint now);
    void begin(LoopUser& user, const Turn& turn, TimePoint now);
    void finish(LoopUser& user);
    Exchange& record(LoopUser& user);
    void retire(LoopUser& user) {
        user.conversation->close();
        ++m_retired;
    }
    void retireWaiting(TimePoint now);
    void expire(TimePoint now);
    void abortAll(TimePoint now);
    void tellOldest() {
        const LoopUser* oldest = m_inFlight.oldest();
        m_duty->tellOldest(oldest ? oldest->begun : TimePoint::max());
    }
    TimePoint patience() const;
    TimePoint nextConnect() const { return m_connecting == 0 ? m_now : m_nextConnect; }

    Workload& m_workload;
    AddressView m_addresses;
    const SocketMaker m_sockets;
    const int m_index;
    EventQueue m_queue;
    KnownHead m_known;
    std::vector<char> m_input;
    std::optional<TlsClient> m_tls;
    LoopRequests m_requests;
    LoopShare m_share;
    std::optional<QueryShare> m_queryShare; ///< none: it is HTTP
    std::deque<QueryPipe> m_pipes;          ///< connections that several users share
    const int m_connections;
    std::deque<LoopUser> m_users;
    std::optional<Duty> m_duty;
    InFlight m_inFlight;
    std::vector<LoopUser*> m_idle; ///< may ask for a turn at m_nextClaim
    std::priority_queue<Rest, std::vector<Rest>, std::greater<>> m_resting;
    std::vector<LoopUser*> m_inLine; ///< go on without an event
    std::vector<LoopUser*> m_going;  ///< of them, those of this turn
    std::size_t m_retired = 0;       ///< users for whom the run is over
    TimePoint m_now;
    TimePoint m_woken;
    TimePoint m_nextClaim;
    std::deque<LoopUser*> m_unconnected; ///< have a turn and wait for their first connection
    int m_connecting = 0;                ///< users whose first request is on its way
    TimePoint m_nextConnect;
    TimePoint m_nextDue = TimePoint::max();
};

} // namespace loadstone
