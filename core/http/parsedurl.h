// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/holefinder.h"

#include <curl/curl.h>

#include <memory>
#include <optional>
#include <string>

namespace loadstone {

/// A URL as libcurl reads it, with a 0 for each placeholder. Owned by whoever asks; one thread.
class ParsedUrl {
public:
    /// What libcurl says of the text; there are parts if it is CURLUE_OK.
    CURLUcode set(CURLUPart which, const std::string& text) {
        return curl_url_set(m_url.get(), which, withZeros(text).c_str(), 0);
    }
    /// None if there is no such part; it may be empty. `flags` are those of curl_url_get().
    std::optional<std::string> part(CURLUPart which, unsigned flags = 0) const;

private:
    struct Cleanup {
        void operator()(CURLU* url) const { curl_url_cleanup(url); }
    };
    std::unique_ptr<CURLU, Cleanup> m_url{curl_url()};
};

} // namespace loadstone
