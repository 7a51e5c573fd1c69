// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/httpconversation.h"

#include "core/http/curlerror.h"

#include <curl/curl.h>
#include <sys/epoll.h>

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::uint32_t peerIsLeaving = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
// Reads or writes of one turn. A peer that never pauses must not hold up the other users of its
// loop, nor the end of the run.
constexpr int mostTransfers = 4;

std::unique_ptr<AnswerJudge> judgeOf(const LoopShare& share) {
    return share.checks.empty() ? nullptr
                                : std::make_unique<AnswerJudge>(share.checks, share.bodies);
}

} // namespace

HttpConversation::HttpConversation(const LoopShare& share, void* owner)
    : m_share(share),
      m_channel(share, owner),
      m_judge(judgeOf(share)),
      m_reader(share.answersHead, share.known, m_judge.get()) {}

AfterTurn HttpConversation::begin(std::string_view request, TimePoint now) {
    m_request = request;
    m_exchange = Exchange{};
    m_exchange.intended = m_exchange.begun = now;
    m_reader.begin();
    m_unsent = m_request;
    m_sendingSince = now;
    m_firstByteAt = TimePoint();
    m_isBusy = true;
    m_hasEnded = m_sendFailed = m_peerLeaves = m_mayHaveMore = m_goesOn = false;
    m_isAnswered = m_stopsSending = false;
    m_isReused = isOpen();
    if (m_isReused || opens(m_channel.open(now)))
        send();
    return afterTurn();
}

AfterTurn HttpConversation::afterTurn() const {
    if (m_hasEnded)
        return AfterTurn::Ended;
    return m_goesOn ? AfterTurn::GoesOn : AfterTurn::Waits;
}

AfterTurn HttpConversation::proceed(std::uint32_t events) {
    if (!m_isBusy) {
        proceedIdle(events);
        return AfterTurn::Waits;
    }
    m_goesOn = false;
    if (m_hasEnded || (!isOpen() && !opens(m_channel.advance())))
        return afterTurn();
    m_peerLeaves = m_peerLeaves || (events & peerIsLeaving) != 0;
    if (!m_unsent.empty() && !m_stopsSending)
        send();
    const bool mayRead = m_peerLeaves || m_mayHaveMore || m_sendFailed || (events & EPOLLIN) != 0;
    if (mayRead && !m_isAnswered)
        receive();
    if (m_isAnswered && !m_hasEnded)
        sendOn();
    return afterTurn();
}

// Between two requests nothing may come but what TLS says to itself.
void HttpConversation::proceedIdle(std::uint32_t events) {
    if (isOpen() && (events & (peerIsLeaving | EPOLLIN)) != 0 &&
        m_channel.read(m_share.input).end != Transfer::End::Blocked)
        m_channel.close();
}

bool HttpConversation::opens(Channel::State state) {
    if (state == Channel::State::Failed)
        fail(m_channel.code(), m_channel.systemError());
    m_sendingSince = m_channel.openSince();
    return state == Channel::State::Open;
}

// A peer that takes no more may still have answered: that is looked at before it is a failure.
void HttpConversation::send() {
    for (int writes = 0; !m_unsent.empty() && !m_sendFailed; ++writes) {
        if (writes == mostTransfers) {
            m_goesOn = true;
            return;
        }
        const Transfer put = m_channel.write(m_unsent);
        if (put.end == Transfer::End::Blocked)
            return;
        if (put.end == Transfer::End::Moved)
            m_unsent.remove_prefix(put.bytes);
        else
            m_sendFailed = m_goesOn = true;
    }
}

// A read that does not fill its buffer has emptied the socket, so that the next edge will be told.
void HttpConversation::receive() {
    for (int reads = 0; reads < mostTransfers; ++reads) {
        const Transfer got = m_channel.read(m_share.input);
        m_mayHaveMore = got.mayHaveMore;
        if (got.end == Transfer::End::Blocked && !m_sendFailed)
            return;
        if (got.end != Transfer::End::Moved)
            return peerHasGone(got.end == Transfer::End::Closed);
        if (takeBytes(got.bytes) || !(m_mayHaveMore || m_peerLeaves || m_sendFailed))
            return;
    }
    m_goesOn = true;
}

// An answer that comes in one piece needs one look at the clock.
bool HttpConversation::takeBytes(std::size_t bytes) {
    const bool isFirst = m_firstByteAt == TimePoint();
    if (isFirst)
        m_firstByteAt = Clock::now();
    const auto state = m_reader.feed({m_share.input.data(), bytes});
    m_stopsSending = m_stopsSending || m_reader.stopsSending();
    if (state == ResponseReader::State::Reading)
        return false;
    if (state != ResponseReader::State::Complete)
        fail(codeOf(state));
    else if (m_unsent.empty() || m_stopsSending || !m_reader.keepsAlive())
        complete(isFirst ? m_firstByteAt : Clock::now());
    else
        m_isAnswered = true;
    return true;
}

// The answer is whole before its request: the exchange ends when that has gone out, as libcurl has
// it, so that an upload is measured as one.
void HttpConversation::sendOn() {
    if (m_sendFailed)
        fail(CURLE_RECV_ERROR);
    else if (m_unsent.empty())
        complete(Clock::now());
}

void HttpConversation::peerHasGone(bool orderly) {
    if (const int fault = m_channel.tlsFault())
        fail(fault);
    else if (isStale() && m_share.retriesStale && m_exchange.retries == 0)
        sendAgain();
    else if (orderly && !m_sendFailed && m_reader.finish() == ResponseReader::State::Complete)
        complete(Clock::now());
    else
        fail(codeWhenGone(orderly && !m_sendFailed));
}

void HttpConversation::sendAgain() {
    m_exchange.bytesSent = m_request.size() - m_unsent.size();
    ++m_exchange.retries;
    m_reader.begin();
    m_firstByteAt = TimePoint();
    m_unsent = m_request;
    m_sendFailed = m_peerLeaves = m_mayHaveMore = m_isReused = false;
    m_goesOn = true;
    m_channel.close();
    if (opens(m_channel.open(Clock::now())))
        send();
}

int HttpConversation::codeWhenGone(bool orderly) const {
    const bool hasAnswer = m_firstByteAt != TimePoint();
    if (isStale() || (!hasAnswer && m_sendFailed))
        return CURLE_GOT_NOTHING;
    if (!orderly)
        return CURLE_RECV_ERROR;
    return m_reader.hasStatusLine() ? CURLE_PARTIAL_FILE : CURLE_GOT_NOTHING;
}

void HttpConversation::complete(TimePoint now) {
    end(now);
    const bool keep = m_share.options.keepAlive && m_reader.keepsAlive() && m_unsent.empty();
    if (!keep || m_peerLeaves || holdsMore())
        m_channel.close();
}

/// Whether there is something behind the answer: then the connection is of no more use.
bool HttpConversation::holdsMore() {
    return m_mayHaveMore && m_channel.read(m_share.input).end != Transfer::End::Blocked;
}

void HttpConversation::fail(int code, int systemError) {
    const bool connected = m_isReused || m_channel.hasOpened();
    m_exchange.code = code;
    m_exchange.error =
        classify({code, systemError, connected, static_cast<long>(m_reader.headerBytes()),
                  !m_isReused && m_channel.hasNoAddress(), !m_isReused && m_channel.isSecuring(),
                  isStale()});
    m_channel.close();
    end(Clock::now());
}

void HttpConversation::abort(TimePoint now) {
    if (m_hasEnded)
        return;
    m_exchange.aborted = true;
    m_channel.close();
    end(now);
}

TimePoint HttpConversation::due() const {
    const TimePoint whole = m_exchange.begun + m_share.options.timeout;
    return isOpen() ? whole : std::min(whole, m_channel.due());
}

AfterTurn HttpConversation::expire(TimePoint now) {
    if (!m_isBusy || m_hasEnded || now < due())
        return afterTurn();
    if (isOpen() || now >= m_exchange.begun + m_share.options.timeout)
        fail(CURLE_OPERATION_TIMEDOUT);
    else
        opens(m_channel.expire());
    return afterTurn();
}

} // namespace loadstone
