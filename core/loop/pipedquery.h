// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/conversation.h"
#include "core/loop/querypipe.h"
#include "core/postgres/failurenote.h"
#include "core/postgres/queryoutcome.h"
#include "core/postgres/statementtimes.h"

namespace loadstone {

/// A conversation that shares its connection with others: one place in a pipe, which has one query
/// under way at a time. Lives on its loop's thread; owned by its user.
class PipedQuery final : public Conversation {
public:
    PipedQuery(const QueryShare& share, QueryPipe& pipe, void* owner)
        : m_share(share), m_pipe(pipe), m_owner(owner), m_times(share.plan), m_note(share.plan) {}

    void open(TimePoint now) override { m_pipe.open(now); }
    bool isOpening() const override { return m_pipe.isOpening(); }
    std::optional<Microseconds> takeOpeningTime() override { return m_pipe.takeOpeningTime(); }
    AfterTurn begin(std::string_view request, TimePoint now) override;
    AfterTurn proceed(std::uint32_t events) override;
    TimePoint due() const override { return m_pipe.due(m_begun + m_share.options.timeout); }
    AfterTurn expire(TimePoint now) override;
    void abort(TimePoint now) override;
    Exchange& take() override;
    void close() override { m_pipe.closeIfIdle(); }

    // What its pipe needs of it and tells it.

    std::string_view values() const { return m_values; }
    void begins(std::size_t place) { m_times.begin(place, 0); }
    void wasSent(std::uint64_t bytes) { m_bytesSent = bytes; }
    /// False if nothing sensible can follow on this connection.
    bool take(const PGresult* result);
    bool isOutdated() const { return m_outcome.isOutdated; }
    /// All of its results have come.
    void end(TimePoint now);
    /// It has failed so, of which libpq has `said` this, unless the server has told why.
    void fail(const QueryFailure& failure, std::string_view said = {});
    /// No reason: it is aborted.
    void giveUp(ErrorClass reason);

private:
    const QueryShare& m_share;
    QueryPipe& m_pipe;
    void* const m_owner;
    std::string_view m_values;
    StatementTimes m_times;
    FailureNote m_note;
    QueryOutcome m_outcome;
    QueryDetails m_details;
    Exchange m_exchange;
    TimePoint m_begun;
    std::uint64_t m_bytesSent = 0;
    bool m_isBusy = false;
    bool m_hasEnded = false;
};

} // namespace loadstone
