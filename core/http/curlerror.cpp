// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlerror.h"

#include "core/http/tlsfault.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace loadstone {

namespace {

// libcurl ends an answer whose headers grow beyond about 300 KB with a plain receive error.
constexpr long headersTooLarge = 250'000;

ErrorClass ofConnect(long systemError) {
    switch (systemError) {
    case EADDRNOTAVAIL:
        return ErrorClass::NoLocalPort;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
        return ErrorClass::NoDescriptor;
    case ETIMEDOUT:
        return ErrorClass::ConnectTimeout;
    default:
        return ErrorClass::Connect;
    }
}

ErrorClass ofReceive(long headerBytes) {
    return headerBytes > headersTooLarge ? ErrorClass::Protocol : ErrorClass::Reset;
}

bool isOfTls(int code) {
    constexpr std::array codes{
        CURLE_SSL_CONNECT_ERROR,       CURLE_SSL_CERTPROBLEM,  CURLE_SSL_CIPHER,
        CURLE_SSL_CACERT_BADFILE,      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
        CURLE_PEER_FAILED_VERIFICATION};
    return code >= FirstTlsFault || std::ranges::find(codes, code) != codes.end();
}

} // namespace

ErrorClass classify(const CurlFailure& failure) {
    switch (failure.noAddress ? CURLE_COULDNT_RESOLVE_HOST : failure.code) {
    case CURLE_OK:
        return ErrorClass::None;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return ErrorClass::Dns;
    case CURLE_PROXY:
        return ErrorClass::Connect;
    case CURLE_COULDNT_CONNECT:
        return ofConnect(failure.systemError);
    case CURLE_OPERATION_TIMEDOUT:
        return failure.connected    ? ErrorClass::Timeout
               : failure.isSecuring ? ErrorClass::Tls
                                    : ErrorClass::ConnectTimeout;
    case CURLE_GOT_NOTHING:
        return failure.wasIdle ? ErrorClass::Stale : ErrorClass::Reset;
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
        return ErrorClass::Reset;
    case CURLE_RECV_ERROR:
        return ofReceive(failure.headerBytes);
    case CURLE_OUT_OF_MEMORY: // also what libcurl calls a header line of more than 100 KB
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_HTTP3:
    case CURLE_BAD_CONTENT_ENCODING:
        return ErrorClass::Protocol;
    case CURLE_REMOTE_ACCESS_DENIED: // by us
    case CURLE_URL_MALFORMAT: // where a redirect leads; the request's own was looked at before
    case CURLE_TOO_MANY_REDIRECTS:
        return ErrorClass::Redirect;
    default:
        return isOfTls(failure.code) ? ErrorClass::Tls : ErrorClass::Other;
    }
}

} // namespace loadstone
