// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/answerjudge.h"
#include "core/http/curlanswer.h"
#include "core/http/curlconnections.h"
#include "core/http/curlmulti.h"
#include "core/http/curlrequest.h"
#include "core/http/dialogue.h"
#include "core/http/statusranges.h"
#include "core/http/transport.h"
#include "core/http/writtenrequest.h"

#include <array>

namespace loadstone {

/// What a transport has of its run: the way to the server, who keeps what is said, what makes
/// requests differ and what answers must have; without the last three nobody does, all are the same
/// and none is checked. A value.
struct CurlCompany {
    CurlCompany(Reach way = {}, Dialogue* listener = nullptr,
                std::shared_ptr<const RequestData> values = {}, std::span<const Check> asked = {},
                BodyRoom* room = nullptr)
        : reach(std::move(way)),
          dialogue(listener),
          data(std::move(values)),
          checks(asked),
          bodies(room) {}

    Reach reach;
    Dialogue* dialogue;
    std::shared_ptr<const RequestData> data;
    std::span<const Check> checks; ///< outlive the transport
    BodyRoom* bodies;              ///< that these look at; outlives the transport
};

/// A libcurl handle with its own connection pool, kept from request to request. Lives on its
/// worker's thread; only the stop comes from outside. `request` must outlive it: a body may be
/// large, and a thousand workers send the same one. With data, each request is written from that.
class CurlTransport final : public Transport {
public:
    /// What comes sooner behind an answer comes with it, or crosses the next request. So users who
    /// do not rest pay for no look at the socket.
    static constexpr Microseconds shortRest{100};

    CurlTransport(const Request& request, const TransportOptions& options, std::stop_token stop,
                  StatusRanges expected = {}, const CurlCompany& company = {});
    ~CurlTransport() override;

    bool prepare(TimePoint until) override { return m_connections.mayBegin(until); }
    Exchange perform(TimePoint deadline, std::uint64_t number = 0) override;

private:
    /// What is known of one transfer.
    struct Course {
        long requestsSent = 0;
        int status = 0; ///< of the answer that comes, final or not
        bool refusedRetry = false;
        bool isReused = false;           ///< the request went out on a kept connection
        curl_off_t bytesOfBody = 0;      ///< so far, of the answer that comes
        curl_off_t bytesOfRedirects = 0; ///< bodies of answers that led on
        TimePoint sendingSince;
        TimePoint firstByteAt;
    };

    void setCallbacks();
    void attempt(Exchange& exchange, TimePoint deadline);
    void carryOut(Exchange& exchange, TimePoint deadline);
    void sendAgain(Exchange& exchange, TimePoint deadline);
    CURLcode honest(CURLcode code) const;
    int tlsFault(CURLcode code) const;
    bool isOfProxy(CURLcode code) const;
    void beginAnswer();
    void judgeAnswer(Exchange& exchange);
    bool takeLine(std::string_view line);
    bool isStale(CURLcode code) const;
    bool requestSentAlready() const;
    int status() const { return static_cast<int>(m_easy.info<long>(CURLINFO_RESPONSE_CODE)); }
    void failToBegin(Exchange& exchange) const;
    void judge(Exchange& exchange, long headerBytes) const;
    void readAnswer(Exchange& exchange) const;
    void readPhases(Exchange& exchange) const;

    static std::size_t takeHeader(char* line, std::size_t size, std::size_t count, void* self);
    static std::size_t takeBody(char* bytes, std::size_t size, std::size_t count, void* self);
    static int countBody(void* self, curl_off_t, curl_off_t bytes, curl_off_t, curl_off_t);
    static int beforeRequest(void* self, char*, char*, int, int);
    static curl_socket_t openSocket(void* self, curlsocktype, curl_sockaddr* address);

    WrittenRequest m_written;
    const Request& m_request;
    const TransportOptions m_options;
    const StatusRanges m_expected;
    const StopSignal m_stop;
    const bool m_isByProxy;                        ///< some requests may be
    const std::shared_ptr<TlsSessions> m_sessions; ///< outlive the handle
    CurlEasy m_easy;
    CurlRequest m_sent;
    CurlConnections m_connections;
    Dialogue* const m_dialogue;
    std::optional<AnswerJudge> m_judge; ///< none: nothing is checked
    Course m_course;
    CurlAnswer m_answer;
    CurlMulti m_multi;
    bool m_closesAtAnswer = false; ///< the connection, whatever libcurl thinks
    TimePoint m_lastEnd;
    bool m_hasRested = false; ///< for longer than shortRest since then, or failed
    bool m_hasFailed = false; ///< the last exchange
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
};

} // namespace loadstone
