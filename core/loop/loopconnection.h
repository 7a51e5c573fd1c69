#pragma once

#include "core/http/exchange.h"
#include "core/loop/channel.h"
#include "core/loop/responsereader.h"

namespace loadstone {

/// One connection with at most one request in flight: opens when it has to, sends, reads, never
/// waits, never sends again by itself. Lives on its loop's thread.
class LoopConnection {
public:
    explicit LoopConnection(const LoopShare& share);

    /// A request begins. True: proceed() must be called without waiting for an event.
    /// `lookUp`: the time that the host's look-up took, if this request has waited for it.
    bool begin(TimePoint now, std::optional<Microseconds> lookUp = {});
    /// Goes on after an event, as far as it can. True: the exchange has ended.
    bool proceed(std::uint32_t events);
    /// When expire() must be called.
    TimePoint due() const;
    /// True: the exchange has ended.
    bool expire(TimePoint now);
    /// Ends the exchange as aborted.
    void abort(TimePoint now);
    /// Takes leave of an exchange that has ended; it stays readable until the next begins.
    const Exchange& take();
    void close() { m_channel.close(); }

    TimePoint begunAt() const { return m_began; }
    TimePoint finishedAt() const { return m_exchange.finished; }
    bool isBusy() const { return m_isBusy; }
    bool hasEnded() const { return m_hasEnded; }

private:
    bool isOpen() const { return m_channel.state() == Channel::State::Open; }
    bool opens(Channel::State state);
    void send();
    void receive();
    bool takeBytes(std::size_t bytes);
    void peerHasGone(bool orderly);
    int codeWhenGone(bool orderly) const;
    void complete(TimePoint now);
    bool holdsMore();
    void fail(int code, int systemError = 0);
    void end(TimePoint now);
    void tellPhases();

    const LoopShare& m_share;
    Channel m_channel;
    ResponseReader m_reader;
    Exchange m_exchange;
    std::string_view m_unsent;
    TimePoint m_began;
    TimePoint m_sendingSince;
    TimePoint m_firstByteAt;
    std::optional<Microseconds> m_lookUp;
    bool m_isBusy = false;
    bool m_hasEnded = false;
    bool m_isReused = false; ///< the connection stood when the request began
    bool m_sendFailed = false;
    bool m_peerLeaves = false;
    bool m_mayHaveMore = false;
};

} // namespace loadstone
