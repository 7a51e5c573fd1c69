// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/acceptedencodings.h"

#include <curl/curl.h>

namespace loadstone {

std::string acceptedEncodings() {
    const int features = curl_version_info(CURLVERSION_NOW)->features;
    std::string list;
    if ((features & CURL_VERSION_LIBZ) != 0)
        list = "deflate, gzip";
    if ((features & CURL_VERSION_BROTLI) != 0)
        list += list.empty() ? "br" : ", br";
    if ((features & CURL_VERSION_ZSTD) != 0)
        list += list.empty() ? "zstd" : ", zstd";
    return list;
}

} // namespace loadstone
