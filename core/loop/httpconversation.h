// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/channel.h"
#include "core/loop/conversation.h"
#include "core/loop/responsereader.h"

namespace loadstone {

/// A conversation in HTTP/1.1 over one connection, which opens when it has to. Lives on its loop's
/// thread; owned by its user.
class HttpConversation final : public Conversation {
public:
    /// Its events come with `owner`.
    HttpConversation(const LoopShare& share, void* owner);

    AfterTurn begin(std::string_view request, TimePoint now) override;
    AfterTurn proceed(std::uint32_t events) override;
    TimePoint due() const override;
    AfterTurn expire(TimePoint now) override;
    void abort(TimePoint now) override;
    Exchange& take() override;
    void close() override { m_channel.close(); }

private:
    bool isOpen() const { return m_channel.state() == Channel::State::Open; }
    AfterTurn afterTurn() const;
    void proceedIdle(std::uint32_t events);
    bool opens(Channel::State state);
    void send();
    void receive();
    void sendOn();
    bool takeBytes(std::size_t bytes);
    void peerHasGone(bool orderly);
    int codeWhenGone(bool orderly) const;
    void complete(TimePoint now);
    bool holdsMore();
    bool isStale() const { return m_isReused && m_reader.headerBytes() == 0; }
    void sendAgain();
    void fail(int code, int systemError = 0);
    void end(TimePoint now);
    void judge();
    void tellPhases();

    const LoopShare& m_share;
    Channel m_channel;
    const std::unique_ptr<AnswerJudge> m_judge; ///< none: nothing is checked
    ResponseReader m_reader;
    Exchange m_exchange;
    std::string_view m_request;
    std::string_view m_unsent;
    TimePoint m_sendingSince;
    TimePoint m_firstByteAt;
    bool m_isBusy = false;
    bool m_hasEnded = false;
    bool m_isReused = false; ///< the connection stood when the request began
    bool m_sendFailed = false;
    bool m_stopsSending = false; ///< the answer refuses the request
    bool m_isAnswered = false;   ///< in full, while the request is still being sent
    bool m_peerLeaves = false;
    bool m_mayHaveMore = false;
    bool m_goesOn = false;
};

} // namespace loadstone
