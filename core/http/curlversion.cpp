// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlversion.h"

#include <curl/curl.h>

namespace loadstone {

long curlVersionOf(HttpVersion version, bool tls) {
    switch (version) {
    case HttpVersion::Http1:
        return CURL_HTTP_VERSION_1_1;
    case HttpVersion::Http2:
        return tls ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE;
    case HttpVersion::Auto:
        break;
    }
    return CURL_HTTP_VERSION_2TLS;
}

bool mayBeHttp2(const Request& request, const TransportOptions& options) {
    return isTls(request) ? options.version != HttpVersion::Http1
                          : options.version == HttpVersion::Http2;
}

int httpMajorOf(long curlVersion) {
    switch (curlVersion) {
    case CURL_HTTP_VERSION_1_0:
    case CURL_HTTP_VERSION_1_1:
        return 1;
    case CURL_HTTP_VERSION_2_0:
        return 2;
    default:
        return 0;
    }
}

} // namespace loadstone
