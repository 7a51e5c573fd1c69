// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/conversation.h"
#include "core/loop/queryshare.h"
#include "core/loop/sessionwatch.h"
#include "core/postgres/session.h"

namespace loadstone {

/// A conversation with a database over one connection. What a query is, its session knows. Lives on
/// its loop's thread; owned by its user.
class QueryConversation final : public Conversation {
public:
    /// Its events come with `owner`.
    QueryConversation(const QueryShare& share, void* owner)
        : m_share(share),
          m_watch(share.queue, owner),
          m_session(share.plan, [this](int socket) { m_watch.forget(socket); }) {}
    ~QueryConversation() override { m_session.close(); }

    void open(TimePoint now) override;
    bool isOpening() const override { return m_session.isOpening() || m_session.isTurnedAway(); }
    std::optional<Microseconds> takeOpeningTime() override { return m_session.takeOpeningTime(); }
    AfterTurn begin(std::string_view request, TimePoint now) override;
    AfterTurn proceed(std::uint32_t events) override;
    TimePoint due() const override;
    AfterTurn expire(TimePoint now) override;
    void abort(TimePoint now) override;
    Exchange& take() override;
    void close() override { m_session.close(); }

private:
    AfterTurn follow(Session::Wants wants);
    bool watch(Session::Wants wants);
    void giveUp(ErrorClass reason);
    AfterTurn end(TimePoint now);

    const QueryShare& m_share;
    SessionWatch m_watch;
    Session m_session;
    Exchange m_exchange;
    TimePoint m_begun;
    bool m_isTried = false; ///< to open before the load
    bool m_isBusy = false;
    bool m_hasEnded = false;
};

} // namespace loadstone
