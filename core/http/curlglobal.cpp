// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlglobal.h"

#include <curl/curl.h>

namespace loadstone {

CurlGlobal::CurlGlobal() {
    curl_global_init(CURL_GLOBAL_ALL);
}

CurlGlobal::~CurlGlobal() {
    curl_global_cleanup();
}

} // namespace loadstone
