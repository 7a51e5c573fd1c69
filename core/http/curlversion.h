// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"
#include "core/http/transportoptions.h"

namespace loadstone {

/// The version of HTTP as libcurl numbers it.
long curlVersionOf(HttpVersion version, bool tls);
/// Whether a server may answer such a request by HTTP/2.
bool mayBeHttp2(const Request& request, const TransportOptions& options);
/// 1 or 2 of CURLINFO_HTTP_VERSION, 0 if there was no answer.
int httpMajorOf(long curlVersion);

} // namespace loadstone
