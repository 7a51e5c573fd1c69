// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace loadstone {

/// libcurl's handle of a transfer, which keeps in mind the first option that could not be set.
/// Owned by a transport; one thread.
class CurlEasy {
public:
    CurlEasy() : m_problem(m_easy ? CURLE_OK : CURLE_FAILED_INIT) {}

    CURL* get() const { return m_easy.get(); }
    /// The error of the first set() that failed; then the handle must not be used.
    CURLcode problem() const { return m_problem; }

    template <typename T>
    void set(CURLoption option, T value) {
        if (m_problem == CURLE_OK)
            m_problem = curl_easy_setopt(m_easy.get(), option, value);
    }

    template <typename T>
    T info(CURLINFO key) const {
        T value{};
        curl_easy_getinfo(m_easy.get(), key, &value);
        return value;
    }

private:
    struct Cleanup {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    std::unique_ptr<CURL, Cleanup> m_easy{curl_easy_init()};
    CURLcode m_problem;
};

/// A list of strings as libcurl wants it. Owned by whoever hands it to a handle, and outlives that.
class CurlList {
public:
    void add(const std::string& line) {
        if (curl_slist* longer = curl_slist_append(m_list.get(), line.c_str())) {
            static_cast<void>(m_list.release());
            m_list.reset(longer);
        }
    }
    curl_slist* get() const { return m_list.get(); }

private:
    struct Cleanup {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    std::unique_ptr<curl_slist, Cleanup> m_list;
};

} // namespace loadstone
