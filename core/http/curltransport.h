#pragma once

#include "core/http/curlanswer.h"
#include "core/http/request.h"
#include "core/http/statusranges.h"
#include "core/http/transport.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <stop_token>

namespace loadstone {

/// A libcurl handle with its own connection pool, kept from request to request. The handle is
/// driven through curl's multi interface only because that can be woken from another thread.
/// Lives on its worker's thread; only the stop request comes from outside.
/// `request` must outlive it: a body may be large, and a thousand workers send the same one.
class CurlTransport final : public Transport {
public:
    CurlTransport(const Request& request, const TransportOptions& options, std::stop_token stop,
                  const StatusRanges& expected = {});
    ~CurlTransport() override;

    Exchange perform(TimePoint deadline) override;

private:
    struct EasyCleanup {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct MultiCleanup {
        void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
    };
    struct ListCleanup {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    struct Wake {
        CURLM* multi;
        void operator()() const { curl_multi_wakeup(multi); }
    };

    void setMethodAndBody();
    void setOptions(const TransportOptions& options);
    void setCallbacks();
    void addHeader(const std::string& line);
    bool transfer(TimePoint deadline);
    CURLcode resultCode();
    CURLcode honest(CURLcode code) const;
    void beginAnswer();
    bool takeLine(std::string_view line);
    bool requestSentAlready() const;
    template <typename T>
    T info(CURLINFO key) const;
    void readAnswer(Exchange& exchange) const;

    static std::size_t takeHeader(char* line, std::size_t size, std::size_t count, void* self);
    static int beforeRequest(void* self, char*, char*, int, int);
    static curl_socket_t openSocket(void* self, curlsocktype, curl_sockaddr* address);

    const Request& m_request;
    const StatusRanges m_expected;
    std::stop_token m_stop;
    std::unique_ptr<curl_slist, ListCleanup> m_headers;
    std::unique_ptr<CURLM, MultiCleanup> m_multi;
    std::unique_ptr<CURL, EasyCleanup> m_easy;
    long m_requestsSent = 0;
    bool m_refusedRetry = false;
    const bool m_keepAlive;
    CurlAnswer m_answer;
    bool m_closesAtAnswer = false; ///< the connection, whatever libcurl thinks
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    TimePoint m_sendingSince;
    TimePoint m_firstByteAt;
    std::stop_callback<Wake> m_wake;
};

} // namespace loadstone
