// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loadstone {

/// What a client got: curl's code, and the answer where there was one.
struct Fetched {
    int code = 0;
    int status = 0;
    std::string headers;
    std::string body;
    std::int64_t contentLength = -1; ///< -1: not said
};

/// libcurl as a client that keeps its connection, for what an answer contains. One thread.
class Fetcher : private Pinned {
public:
    Fetcher();
    ~Fetcher();

    Fetched get(const std::string& url);
    Fetched head(const std::string& url);
    /// `headers` as "Name: value".
    Fetched send(const std::string& method, const std::string& url, const std::string& body,
                 const std::vector<std::string>& headers = {});
    int connectionsOpened() const { return m_connectionsOpened; }

private:
    Fetched perform(const std::string& url);

    void* m_easy;
    int m_connectionsOpened = 0;
};

} // namespace loadstone
