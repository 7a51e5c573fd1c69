// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sentences.h"

#include "core/base/units.h"
#include "core/postgres/sqlstate.h"
#include "core/report/querywords.h"
#include "core/report/tlswords.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <csignal>

namespace loadstone {

namespace {

constexpr const char* noPortText =
    "this machine has no free local port left (a limit of the client, not the server); keep "
    "connections alive, or wait a minute for the ports of closed ones";
constexpr const char* noDescriptorText =
    "this machine has no open file left (a limit of the client, not the server); use fewer "
    "connections, or raise the limit by ulimit -n";

struct StatusName {
    int status;
    const char* name;
};

// RFC 9110 §15, with RFC 6585 for 428, 429, 431 and 511.
constexpr std::array statusNames{
    StatusName{100, "Continue"},
    StatusName{101, "Switching Protocols"},
    StatusName{200, "OK"},
    StatusName{201, "Created"},
    StatusName{202, "Accepted"},
    StatusName{203, "Non-Authoritative Information"},
    StatusName{204, "No Content"},
    StatusName{205, "Reset Content"},
    StatusName{206, "Partial Content"},
    StatusName{300, "Multiple Choices"},
    StatusName{301, "Moved Permanently"},
    StatusName{302, "Found"},
    StatusName{303, "See Other"},
    StatusName{304, "Not Modified"},
    StatusName{307, "Temporary Redirect"},
    StatusName{308, "Permanent Redirect"},
    StatusName{400, "Bad Request"},
    StatusName{401, "Unauthorized"},
    StatusName{403, "Forbidden"},
    StatusName{404, "Not Found"},
    StatusName{405, "Method Not Allowed"},
    StatusName{406, "Not Acceptable"},
    StatusName{407, "Proxy Authentication Required"},
    StatusName{408, "Request Timeout"},
    StatusName{409, "Conflict"},
    StatusName{410, "Gone"},
    StatusName{411, "Length Required"},
    StatusName{413, "Content Too Large"},
    StatusName{414, "URI Too Long"},
    StatusName{415, "Unsupported Media Type"},
    StatusName{418, "I'm a teapot"},
    StatusName{422, "Unprocessable Content"},
    StatusName{426, "Upgrade Required"},
    StatusName{428, "Precondition Required"},
    StatusName{429, "Too Many Requests"},
    StatusName{431, "Request Header Fields Too Large"},
    StatusName{500, "Internal Server Error"},
    StatusName{501, "Not Implemented"},
    StatusName{502, "Bad Gateway"},
    StatusName{503, "Service Unavailable"},
    StatusName{504, "Gateway Timeout"},
    StatusName{505, "HTTP Version Not Supported"},
    StatusName{511, "Network Authentication Required"},
};

std::string curlText(int code) {
    return curl_easy_strerror(static_cast<CURLcode>(code));
}

std::string redirectText(int code, int redirects) {
    if (code == CURLE_URL_MALFORMAT)
        return "it redirects to what is no URL";
    if (code == CURLE_REMOTE_ACCESS_DENIED)
        return "it redirects to a host that is neither this machine nor private, and that you have "
               "not said you may test; do that by --i-may-test, or request the host itself";
    return "more redirects than the " + std::to_string(redirects) +
           " allowed; allow more, or request the address they lead to";
}

std::string resetText(int code) {
    if (code == CURLE_PARTIAL_FILE)
        return "the server closed the connection in the middle of the answer";
    if (code == CURLE_GOT_NOTHING)
        return "the server closed the connection without an answer";
    return "the connection was reset (" + curlText(code) + ")";
}

std::string protocolText(int code, int redirects) {
    if (code == CURLE_UNSUPPORTED_PROTOCOL && redirects > 0)
        return "the answer is not HTTP, or it redirects to something that is not";
    if (code == CURLE_UNSUPPORTED_PROTOCOL)
        return "the answer is not HTTP; check the port, and whether it is https";
    if (code == CURLE_WEIRD_SERVER_REPLY)
        return "a header of the answer is malformed";
    if (code == CURLE_BAD_CONTENT_ENCODING)
        return "the chunks of the answer's body are malformed";
    if (code == CURLE_RECV_ERROR || code == CURLE_OUT_OF_MEMORY)
        return "the answer's headers are too large";
    return "the answer breaks the protocol (" + curlText(code) + ")";
}

std::string dnsText(int code, const TransportOptions& transport) {
    if (code == CURLE_COULDNT_RESOLVE_PROXY)
        return "the name of the proxy cannot be resolved; check its spelling and this machine's "
               "network";
    if (code == CURLE_OPERATION_TIMEDOUT)
        return "the look-up of the host name took longer than " +
               formatTime(Seconds(timeToConnect(transport)));
    return "the host name cannot be resolved; check its spelling and this machine's network";
}

/// Whether it is the proxy to whom all connections are made.
bool goesByProxy(const TransportOptions& transport) {
    return !transport.proxy.empty() && transport.noProxy.empty();
}

std::string workerText(int signal) {
    if (signal == 0)
        return "a worker process left before it had an answer (a fault of the client)";
    const std::string number = " (signal " + std::to_string(signal) + ")";
    if (signal == SIGKILL)
        return "a worker process was killed" + number + "; if nobody did it, memory ran out";
    return "a worker process crashed" + number + " (a fault of the client)";
}

} // namespace

std::string statusText(int status) {
    const auto found = std::ranges::find(statusNames, status, &StatusName::status);
    const std::string number = std::to_string(status);
    return found == statusNames.end() ? number : number + " " + found->name;
}

static std::string connectText(int code, const TransportOptions& transport) {
    if (code == CURLE_PROXY)
        return "the proxy made no connection; check what it allows and whom it wants to know";
    if (goesByProxy(transport))
        return "the proxy refused the connection or cannot be reached; check that it runs there";
    return "the connection was refused or the host cannot be reached; check that a server listens "
           "there";
}

static std::string connectTimeoutText(const TransportOptions& transport) {
    const bool isOfProxy = goesByProxy(transport);
    return "no connection" + std::string(isOfProxy ? " to the proxy" : "") + " within " +
           formatTime(Seconds(timeToConnect(transport))) + "; " +
           (isOfProxy ? "it" : "the server") + " is overloaded, or a firewall drops what is sent";
}

static std::string timeoutText(const TransportOptions& transport) {
    return "no complete answer within " + formatTime(Seconds(transport.timeout)) +
           "; raise the timeout if the server may take longer";
}

std::string errorText(ErrorClass errorClass, int code, const TransportOptions& transport) {
    switch (errorClass) {
    case ErrorClass::None:
        return "no error";
    case ErrorClass::Dns:
        return dnsText(code, transport);
    case ErrorClass::Connect:
        return connectText(code, transport);
    case ErrorClass::ConnectTimeout:
        return connectTimeoutText(transport);
    case ErrorClass::NoLocalPort:
        return noPortText;
    case ErrorClass::NoDescriptor:
        return noDescriptorText;
    case ErrorClass::Tls:
        return tlsText(code, transport);
    case ErrorClass::Timeout:
        return timeoutText(transport);
    case ErrorClass::Reset:
        return resetText(code);
    case ErrorClass::Protocol:
        return protocolText(code, transport.redirects);
    case ErrorClass::Redirect:
        return redirectText(code, transport.redirects);
    case ErrorClass::Status:
        return statusText(code);
    case ErrorClass::Worker:
        return workerText(code);
    case ErrorClass::Stale:
        return "the server closed an idle connection";
    case ErrorClass::Check:
        return "the answer failed a check";
    case ErrorClass::Sql:
        return "the database refused the query";
    case ErrorClass::Host:
        return "the host that had sent it was lost, so nobody knows what came of it";
    case ErrorClass::Other:
        break;
    }
    return curlText(code);
}

std::string errorText(ErrorClass errorClass, int code, const LoadPlan& plan) {
    const bool isOfUs = errorClass == ErrorClass::Worker || errorClass == ErrorClass::Host ||
                        errorClass == ErrorClass::NoDescriptor ||
                        errorClass == ErrorClass::NoLocalPort;
    const bool isOfQuery = plan.asksDatabase() && !isOfUs;
    return isOfQuery ? queryErrorText(errorClass, code, plan)
                     : errorText(errorClass, code, plan.transport);
}

std::vector<ErrorLine> errorLines(const Totals& totals, const LoadPlan& plan) {
    std::vector<ErrorLine> lines;
    for (const auto& [key, count] : totals.failures(plan.expected)) {
        lines.push_back({key.first, key.second, errorText(key.first, key.second, plan), count});
        if (const auto said = totals.messages.find(key); said != totals.messages.end())
            addWhatWasSaid(lines.back(), said->second, plan);
        else if (plan.asksDatabase() && key.first != ErrorClass::Worker)
            lines.back().state = sqlStateAt(key.second).state;
    }
    std::ranges::stable_sort(lines, std::greater{}, &ErrorLine::count);
    return lines;
}

} // namespace loadstone
