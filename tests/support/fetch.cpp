// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fetch.h"

#include <curl/curl.h>

namespace loadstone {

namespace {

std::size_t append(char* data, std::size_t size, std::size_t count, void* text) {
    static_cast<std::string*>(text)->append(data, size * count);
    return size * count;
}

} // namespace

Fetcher::Fetcher() : m_easy(curl_easy_init()) {}

Fetcher::~Fetcher() {
    curl_easy_cleanup(m_easy);
}

Fetched Fetcher::perform(const std::string& url) {
    Fetched fetched;
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROXY, "");
    curl_easy_setopt(m_easy, CURLOPT_TIMEOUT, 100L);
    curl_easy_setopt(m_easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &append);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, &fetched.body);
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &append);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, &fetched.headers);
    fetched.code = curl_easy_perform(m_easy);
    long value = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &value);
    fetched.status = static_cast<int>(value);
    curl_easy_getinfo(m_easy, CURLINFO_NUM_CONNECTS, &value);
    m_connectionsOpened += static_cast<int>(value);
    curl_off_t length = -1;
    curl_easy_getinfo(m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    fetched.contentLength = length;
    curl_easy_reset(m_easy); // keeps the connection
    return fetched;
}

Fetched Fetcher::get(const std::string& url) {
    return perform(url);
}

Fetched Fetcher::head(const std::string& url) {
    curl_easy_setopt(m_easy, CURLOPT_NOBODY, 1L);
    return perform(url);
}

Fetched Fetcher::send(const std::string& method, const std::string& url, const std::string& body,
                      const std::vector<std::string>& headers) {
    curl_slist* list = nullptr;
    for (const std::string& header : headers)
        list = curl_slist_append(list, header.c_str());
    curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, list);
    Fetched fetched = perform(url);
    curl_slist_free_all(list);
    return fetched;
}

} // namespace loadstone
